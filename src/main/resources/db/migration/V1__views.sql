-- Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0

-- The views of the resources live in generations: schema enif_v1, enif_v2 and so on, all made by
-- enif.create_generation. One generation is live: the database views of schema enif show it. A
-- rebuild fills the next generation from the log and then makes it live in one step; a later
-- migration that changes the tables replaces the function and alters the generations that exist.

-- An index over an account and the elements of an array needs both in one GIN index.
CREATE EXTENSION IF NOT EXISTS btree_gin;

CREATE TABLE generation (
    number        integer     PRIMARY KEY CHECK (number > 0),
    state         varchar     NOT NULL CHECK (state IN ('building', 'live', 'retired')),
    -- Whether the generation before it is dropped as soon as this one is live.
    drops_previous boolean    NOT NULL DEFAULT false,
    created_at    timestamptz NOT NULL DEFAULT now(),
    live_at       timestamptz
);
-- One is live and at most one is being built.
CREATE UNIQUE INDEX generation_live ON generation (state) WHERE state = 'live';
CREATE UNIQUE INDEX generation_building ON generation (state) WHERE state = 'building';

-- Makes the empty tables of a generation.
CREATE FUNCTION create_generation(chosen integer) RETURNS void
    LANGUAGE plpgsql
    SET search_path FROM CURRENT
AS $function$
DECLARE
    name text := 'enif_v' || chosen;
BEGIN
    EXECUTE format('CREATE SCHEMA %I', name);
    PERFORM set_config('search_path', format('%I, %s', name, current_setting('search_path')), true);

    -- How far each partition is projected: the reader's whole cursor, and the log it belongs to.
    -- A projector writes rows only together with moving its partition's position, and moves it only
    -- from where it believes it to be; a retired position never moves again.
    CREATE TABLE position (
        partition   integer PRIMARY KEY CHECK (partition >= 0),
        next_offset bigint  NOT NULL CHECK (next_offset >= 0),
        term        bigint  NOT NULL,
        nonce       varchar NOT NULL,
        seq         bigint  NOT NULL,
        cluster_id  varchar NOT NULL,
        topic_id    varchar NOT NULL,
        retired     boolean NOT NULL DEFAULT false,
        moved_at    timestamptz NOT NULL DEFAULT now()
    ) WITH (fillfactor = 50);

    -- Every table of resources: the columns are what queries filter by, the document is the answer.
    CREATE TABLE vpc (
        account                   varchar   NOT NULL,
        id                        varchar   NOT NULL,
        version                   bigint    NOT NULL,
        cidr_block                varchar   NOT NULL,
        cidr_blocks               varchar[] NOT NULL,
        cidr_association_ids      varchar[] NOT NULL,
        default_security_group_id varchar   NOT NULL,
        tags                      jsonb     NOT NULL,
        document                  text      NOT NULL,
        PRIMARY KEY (account, id)
    );
    CREATE INDEX vpc_tags ON vpc USING gin (account, tags);

    CREATE TABLE subnet (
        account                    varchar NOT NULL,
        id                         varchar NOT NULL,
        version                    bigint  NOT NULL,
        vpc_id                     varchar NOT NULL,
        cidr_block                 varchar NOT NULL,
        availability_zone          varchar NOT NULL,
        available_ip_address_count bigint  NOT NULL,
        map_public_ip_on_launch    boolean NOT NULL,
        tags                       jsonb   NOT NULL,
        document                   text    NOT NULL,
        PRIMARY KEY (account, id)
    );
    CREATE INDEX subnet_vpc ON subnet (account, vpc_id, id);
    CREATE INDEX subnet_tags ON subnet USING gin (account, tags);

    CREATE TABLE security_group (
        account        varchar   NOT NULL,
        id             varchar   NOT NULL,
        version        bigint    NOT NULL,
        vpc_id         varchar   NOT NULL,
        name           varchar   NOT NULL,
        description    varchar   NOT NULL,
        rule_ids       varchar[] NOT NULL,
        -- The groups and blocks that its rules name as peers.
        peer_group_ids varchar[] NOT NULL,
        peer_cidrs     varchar[] NOT NULL,
        tags           jsonb     NOT NULL,
        document       text      NOT NULL,
        PRIMARY KEY (account, id)
    );
    CREATE INDEX security_group_vpc ON security_group (account, vpc_id, id);
    CREATE INDEX security_group_name ON security_group (account, name, id);
    CREATE INDEX security_group_sets
        ON security_group USING gin (account, rule_ids, peer_group_ids, tags);

    CREATE TABLE network_interface (
        account               varchar   NOT NULL,
        id                    varchar   NOT NULL,
        version               bigint    NOT NULL,
        vpc_id                varchar   NOT NULL,
        subnet_id             varchar   NOT NULL,
        availability_zone     varchar   NOT NULL,
        status                varchar   NOT NULL,
        description           varchar   NOT NULL,
        mac_address           varchar   NOT NULL,
        source_dest_check     boolean   NOT NULL,
        private_dns_name      varchar   NOT NULL,
        private_ip_addresses  varchar[] NOT NULL,
        public_ips            varchar[] NOT NULL,
        allocation_ids        varchar[] NOT NULL,
        association_ids       varchar[] NOT NULL,
        group_ids             varchar[] NOT NULL,
        attachment_id         varchar,
        instance_id           varchar,
        device_index          integer,
        network_card_index    integer,
        delete_on_termination boolean,
        attach_time           timestamptz,
        tags                  jsonb     NOT NULL,
        document              text      NOT NULL,
        PRIMARY KEY (account, id)
    );
    CREATE INDEX network_interface_vpc ON network_interface (account, vpc_id, id);
    CREATE INDEX network_interface_subnet ON network_interface (account, subnet_id, id);
    CREATE INDEX network_interface_mac ON network_interface (account, mac_address);
    CREATE INDEX network_interface_attachment ON network_interface (account, attachment_id)
        WHERE attachment_id IS NOT NULL;
    CREATE INDEX network_interface_instance ON network_interface (account, instance_id)
        WHERE instance_id IS NOT NULL;
    CREATE INDEX network_interface_sets ON network_interface
        USING gin (account, private_ip_addresses, public_ips, allocation_ids, group_ids, tags);

    CREATE TABLE instance (
        account               varchar     NOT NULL,
        id                    varchar     NOT NULL,
        version               bigint      NOT NULL,
        reservation_id        varchar     NOT NULL,
        image_id              varchar     NOT NULL,
        instance_type         varchar     NOT NULL,
        vpc_id                varchar     NOT NULL,
        subnet_id             varchar     NOT NULL,
        availability_zone     varchar     NOT NULL,
        state                 varchar     NOT NULL,
        status                varchar     NOT NULL,
        private_ip_address    varchar,
        public_ip             varchar,
        network_interface_ids varchar[]   NOT NULL,
        attachment_ids        varchar[]   NOT NULL,
        private_ip_addresses  varchar[]   NOT NULL,
        public_ips            varchar[]   NOT NULL,
        termination_protected boolean     NOT NULL,
        launch_time           timestamptz NOT NULL,
        tags                  jsonb       NOT NULL,
        document              text        NOT NULL,
        PRIMARY KEY (account, id)
    );
    CREATE INDEX instance_vpc ON instance (account, vpc_id, id);
    CREATE INDEX instance_subnet ON instance (account, subnet_id, id);
    CREATE INDEX instance_reservation ON instance (account, reservation_id);
    CREATE INDEX instance_sets ON instance
        USING gin (account, network_interface_ids, private_ip_addresses, public_ips, tags);

    CREATE TABLE address (
        account              varchar NOT NULL,
        id                   varchar NOT NULL,
        version              bigint  NOT NULL,
        public_ip            varchar NOT NULL,
        association_id       varchar,
        network_interface_id varchar,
        instance_id          varchar,
        private_ip_address   varchar,
        tags                 jsonb   NOT NULL,
        document             text    NOT NULL,
        PRIMARY KEY (account, id)
    );
    CREATE INDEX address_public_ip ON address (account, public_ip);
    CREATE INDEX address_association ON address (account, association_id)
        WHERE association_id IS NOT NULL;
    CREATE INDEX address_network_interface ON address (account, network_interface_id)
        WHERE network_interface_id IS NOT NULL;
    CREATE INDEX address_instance ON address (account, instance_id)
        WHERE instance_id IS NOT NULL;
    CREATE INDEX address_tags ON address USING gin (account, tags);
END
$function$;

-- Shows that generation to all queries, in one step, and retires the one that was shown before: its
-- projectors find that their positions do not move any more and change over.
-- Queries read the position first, and it is replaced first: so they wait for each other before
-- either holds anything else.
CREATE FUNCTION make_live(chosen integer) RETURNS void
    LANGUAGE plpgsql
    SET search_path FROM CURRENT
AS $function$
DECLARE
    previous integer;
    shown    text;
BEGIN
    SELECT number INTO previous FROM generation WHERE state = 'live' FOR UPDATE;
    IF previous IS NOT NULL THEN
        EXECUTE format('UPDATE %I.position SET retired = true', 'enif_v' || previous);
        UPDATE generation SET state = 'retired' WHERE number = previous;
    END IF;
    FOREACH shown IN ARRAY ARRAY['position', 'vpc', 'subnet', 'security_group',
                                 'network_interface', 'instance', 'address']
    LOOP
        EXECUTE format('CREATE OR REPLACE VIEW %I AS SELECT * FROM %I.%I',
                       shown, 'enif_v' || chosen, shown);
    END LOOP;
    UPDATE generation SET state = 'live', live_at = now() WHERE number = chosen;
END
$function$;

-- Makes the next generation, empty and being built; fails if one is being built already.
CREATE FUNCTION begin_generation(drops_previous boolean) RETURNS integer
    LANGUAGE plpgsql
    SET search_path FROM CURRENT
AS $function$
DECLARE
    chosen integer;
BEGIN
    INSERT INTO generation (number, state, drops_previous)
    SELECT max(number) + 1, 'building', begin_generation.drops_previous FROM generation
    RETURNING number INTO chosen;
    PERFORM create_generation(chosen);
    RETURN chosen;
END
$function$;

-- Forgets a generation that is not live.
CREATE FUNCTION drop_generation(chosen integer) RETURNS void
    LANGUAGE plpgsql
    SET search_path FROM CURRENT
AS $function$
BEGIN
    DELETE FROM generation WHERE number = chosen AND state <> 'live';
    IF NOT FOUND THEN
        RAISE EXCEPTION 'generation % is live, or not there', chosen;
    END IF;
    EXECUTE format('DROP SCHEMA %I CASCADE', 'enif_v' || chosen);
END
$function$;

INSERT INTO generation (number, state) VALUES (1, 'building');
DO $$ BEGIN PERFORM create_generation(1); PERFORM make_live(1); END $$;
