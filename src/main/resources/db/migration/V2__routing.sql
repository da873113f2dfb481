-- Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0

-- Internet gateways and route tables, and by which table a subnet goes. What the rows of before do
-- not hold cannot be made of them: a VPC of long ago has a main table, and no event will come that
-- writes its row. So views that hold anything are built anew from the log, and shown until then as
-- they are.

-- What generations have since this version. The columns are at the end of the table, so that the
-- view of a generation of before can be replaced by that of a new one.
CREATE FUNCTION add_routing(chosen integer) RETURNS void
    LANGUAGE plpgsql
    SET search_path FROM CURRENT
AS $function$
BEGIN
    PERFORM set_config(
        'search_path', format('%I, %s', 'enif_v' || chosen, current_setting('search_path')), true);

    ALTER TABLE subnet ADD COLUMN route_table_id varchar,
                       ADD COLUMN public         boolean,
                       ADD COLUMN public_reason  varchar;
    CREATE INDEX subnet_route_table ON subnet (account, route_table_id, id);

    CREATE TABLE internet_gateway (
        account  varchar NOT NULL,
        id       varchar NOT NULL,
        version  bigint  NOT NULL,
        vpc_id   varchar,
        tags     jsonb   NOT NULL,
        document text    NOT NULL,
        PRIMARY KEY (account, id)
    );
    CREATE INDEX internet_gateway_vpc ON internet_gateway (account, vpc_id)
        WHERE vpc_id IS NOT NULL;
    CREATE INDEX internet_gateway_tags ON internet_gateway USING gin (account, tags);

    CREATE TABLE route_table (
        account                 varchar   NOT NULL,
        id                      varchar   NOT NULL,
        version                 bigint    NOT NULL,
        vpc_id                  varchar   NOT NULL,
        main                    boolean   NOT NULL,
        -- Those of subnets, and the main one.
        association_ids         varchar[] NOT NULL,
        subnet_ids              varchar[] NOT NULL,
        -- Of its routes, the local ones included.
        destination_cidr_blocks varchar[] NOT NULL,
        gateway_ids             varchar[] NOT NULL,
        route_states            varchar[] NOT NULL,
        tags                    jsonb     NOT NULL,
        document                text      NOT NULL,
        PRIMARY KEY (account, id)
    );
    CREATE INDEX route_table_vpc ON route_table (account, vpc_id, id);
    CREATE INDEX route_table_sets
        ON route_table USING gin (account, association_ids, subnet_ids, gateway_ids, tags);
END
$function$;

ALTER FUNCTION create_generation(integer) RENAME TO create_first_tables;

-- Makes the empty tables of a generation. Its positions have another name than in the version
-- before: a process of that version finds them gone, and writes no rows that lack something.
CREATE FUNCTION create_generation(chosen integer) RETURNS void
    LANGUAGE plpgsql
    SET search_path FROM CURRENT
AS $function$
BEGIN
    PERFORM create_first_tables(chosen);
    PERFORM add_routing(chosen);
    EXECUTE format('ALTER TABLE %I.subnet ALTER route_table_id SET NOT NULL, '
                   'ALTER public SET NOT NULL, ALTER public_reason SET NOT NULL',
                   'enif_v' || chosen);
    EXECUTE format('ALTER TABLE %I.position RENAME TO progress', 'enif_v' || chosen);
END
$function$;

-- As before, and with the new tables: so they are shown by a generation that has all their rows.
CREATE OR REPLACE FUNCTION make_live(chosen integer) RETURNS void
    LANGUAGE plpgsql
    SET search_path FROM CURRENT
AS $function$
DECLARE
    previous integer;
    shown    text;
BEGIN
    SELECT number INTO previous FROM generation WHERE state = 'live' FOR UPDATE;
    IF previous IS NOT NULL THEN
        EXECUTE format('UPDATE %I.progress SET retired = true', 'enif_v' || previous);
        UPDATE generation SET state =
            (SELECT CASE WHEN drops_previous THEN 'unwanted' ELSE 'retired' END
             FROM generation WHERE number = chosen)
        WHERE number = previous;
    END IF;
    EXECUTE format('CREATE OR REPLACE VIEW position AS SELECT * FROM %I.progress',
                   'enif_v' || chosen);
    FOREACH shown IN ARRAY ARRAY['vpc', 'subnet', 'security_group', 'network_interface',
                                 'instance', 'address', 'internet_gateway', 'route_table']
    LOOP
        EXECUTE format('CREATE OR REPLACE VIEW %I AS SELECT * FROM %I.%I',
                       shown, 'enif_v' || chosen, shown);
    END LOOP;
    UPDATE generation SET state = 'live', live_at = now() WHERE number = chosen;
END
$function$;

DO $$
DECLARE
    shown   integer := (SELECT number FROM generation WHERE state = 'live');
    started integer := (SELECT number FROM generation WHERE state = 'building');
    holds   boolean;
BEGIN
    EXECUTE format('SELECT EXISTS (SELECT FROM %I.position)', 'enif_v' || shown) INTO holds;
    IF NOT holds THEN
        -- Nothing was projected yet, so there is nothing to keep.
        EXECUTE format('DROP SCHEMA %I CASCADE', 'enif_v' || shown);
        PERFORM create_generation(shown);
        EXECUTE format('UPDATE generation SET state = %L WHERE number = %s', 'retired', shown);
        PERFORM make_live(shown);
    ELSE
        PERFORM add_routing(shown);
        EXECUTE format('CREATE VIEW %1$I.progress AS SELECT * FROM %1$I.position',
                       'enif_v' || shown);
        EXECUTE format('CREATE OR REPLACE VIEW subnet AS SELECT * FROM %I.subnet',
                       'enif_v' || shown);
    END IF;
    IF started IS NOT NULL THEN
        PERFORM drop_generation(started);
    END IF;
    IF holds OR started IS NOT NULL THEN
        PERFORM begin_generation(true);
    END IF;
END
$$;
