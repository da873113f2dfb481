-- Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0

-- The rest of the network: what filters, translates and names addresses between subnets. As with
-- routing (V2), the rows of before cannot tell it, so views that hold anything are built anew.

-- What generations have since this version. New columns are at the end of their tables, so that the
-- view of a generation of before can be replaced by that of a new one.
CREATE FUNCTION add_network(chosen integer) RETURNS void
    LANGUAGE plpgsql
    SET search_path FROM CURRENT
AS $function$
BEGIN
    PERFORM set_config(
        'search_path', format('%I, %s', 'enif_v' || chosen, current_setting('search_path')), true);

    ALTER TABLE network_interface ADD COLUMN interface_type    varchar,
                                  ADD COLUMN requester_managed boolean,
                                  ADD COLUMN trunk_association_id varchar,
                                  ADD COLUMN trunk_interface_id   varchar,
                                  ADD COLUMN vlan_id              integer,
                                  ADD COLUMN ipv6_addresses    varchar[] NOT NULL DEFAULT '{}',
                                  ADD COLUMN ipv4_prefixes     varchar[] NOT NULL DEFAULT '{}',
                                  ADD COLUMN ipv6_prefixes     varchar[] NOT NULL DEFAULT '{}';
    CREATE INDEX network_interface_trunk ON network_interface (account, trunk_interface_id)
        WHERE trunk_interface_id IS NOT NULL;
    CREATE INDEX network_interface_ipv6_sets
        ON network_interface USING gin (account, ipv6_addresses, ipv4_prefixes, ipv6_prefixes);

    ALTER TABLE route_table ADD COLUMN destination_ipv6_cidr_blocks     varchar[],
                            ADD COLUMN nat_gateway_ids                  varchar[],
                            ADD COLUMN network_interface_ids            varchar[],
                            ADD COLUMN instance_ids                     varchar[],
                            ADD COLUMN egress_only_internet_gateway_ids varchar[],
                            ADD COLUMN vpc_peering_connection_ids       varchar[],
                            ADD COLUMN destination_prefix_list_ids      varchar[],
                            ADD COLUMN associated_gateway_ids           varchar[];
    CREATE INDEX route_table_targets
        ON route_table USING gin (account, nat_gateway_ids, network_interface_ids);

    CREATE TABLE nat_gateway (
        account               varchar   NOT NULL,
        id                    varchar   NOT NULL,
        version               bigint    NOT NULL,
        vpc_id                varchar   NOT NULL,
        subnet_id             varchar   NOT NULL,
        state                 varchar   NOT NULL,
        connectivity_type     varchar   NOT NULL,
        -- Of its interface; empty once it is deleted.
        private_ips           varchar[] NOT NULL,
        public_ips            varchar[] NOT NULL,
        allocation_ids        varchar[] NOT NULL,
        network_interface_ids varchar[] NOT NULL,
        tags                  jsonb     NOT NULL,
        document              text      NOT NULL,
        PRIMARY KEY (account, id)
    );
    CREATE INDEX nat_gateway_vpc ON nat_gateway (account, vpc_id, id);
    CREATE INDEX nat_gateway_subnet ON nat_gateway (account, subnet_id, id);
    CREATE INDEX nat_gateway_tags ON nat_gateway USING gin (account, tags);

    CREATE TABLE egress_only_gateway (
        account  varchar NOT NULL,
        id       varchar NOT NULL,
        version  bigint  NOT NULL,
        vpc_id   varchar NOT NULL,
        tags     jsonb   NOT NULL,
        document text    NOT NULL,
        PRIMARY KEY (account, id)
    );
    CREATE INDEX egress_only_gateway_vpc ON egress_only_gateway (account, vpc_id, id);
    CREATE INDEX egress_only_gateway_tags ON egress_only_gateway USING gin (account, tags);
    ALTER TABLE security_group ADD COLUMN peer_prefix_list_ids varchar[];
    CREATE INDEX security_group_prefix_lists
        ON security_group USING gin (account, peer_prefix_list_ids);

    CREATE TABLE prefix_list (
        account        varchar   NOT NULL,
        id             varchar   NOT NULL,
        version        bigint    NOT NULL,
        name           varchar   NOT NULL,
        address_family varchar   NOT NULL,
        entry_cidrs    varchar[] NOT NULL,
        tags           jsonb     NOT NULL,
        document       text      NOT NULL,
        PRIMARY KEY (account, id)
    );
    CREATE INDEX prefix_list_sets ON prefix_list USING gin (account, entry_cidrs, tags);

    CREATE TABLE flow_log (
        account      varchar NOT NULL,
        id           varchar NOT NULL,
        version      bigint  NOT NULL,
        resource_id  varchar NOT NULL,
        traffic_type varchar NOT NULL,
        tags         jsonb   NOT NULL,
        document     text    NOT NULL,
        PRIMARY KEY (account, id)
    );
    CREATE INDEX flow_log_resource ON flow_log (account, resource_id, id);
    CREATE INDEX flow_log_tags ON flow_log USING gin (account, tags);

    CREATE TABLE peering_connection (
        account           varchar NOT NULL,
        id                varchar NOT NULL,
        version           bigint  NOT NULL,
        requester_vpc_id  varchar NOT NULL,
        accepter_vpc_id   varchar NOT NULL,
        requester_account varchar NOT NULL,
        accepter_account  varchar NOT NULL,
        status            varchar NOT NULL,
        tags              jsonb   NOT NULL,
        document          text    NOT NULL,
        PRIMARY KEY (account, id)
    );
    CREATE INDEX peering_connection_requester
        ON peering_connection (account, requester_vpc_id, id);
    CREATE INDEX peering_connection_accepter ON peering_connection (account, accepter_vpc_id, id);
    CREATE INDEX peering_connection_status ON peering_connection (account, status, id);
    CREATE INDEX peering_connection_tags ON peering_connection USING gin (account, tags);

    ALTER TABLE subnet ADD COLUMN network_acl_id             varchar,
                       ADD COLUMN network_acl_association_id varchar,
                       ADD COLUMN ipv6_cidr_block            varchar,
                       ADD COLUMN ipv6_cidr_association_id   varchar,
                       ADD COLUMN assign_ipv6_address_on_creation boolean NOT NULL DEFAULT false;
    CREATE INDEX subnet_network_acl ON subnet (account, network_acl_id, id);
    CREATE INDEX subnet_ipv6 ON subnet (account, ipv6_cidr_association_id, id);

    ALTER TABLE vpc ADD COLUMN ipv6_cidr_blocks          varchar[] NOT NULL DEFAULT '{}',
                    ADD COLUMN ipv6_cidr_association_ids varchar[] NOT NULL DEFAULT '{}';
    CREATE INDEX vpc_ipv6_sets
        ON vpc USING gin (account, ipv6_cidr_blocks, ipv6_cidr_association_ids);

    CREATE TABLE network_acl (
        account         varchar   NOT NULL,
        id              varchar   NOT NULL,
        version         bigint    NOT NULL,
        vpc_id          varchar   NOT NULL,
        is_default      boolean   NOT NULL,
        -- Of its entries in both directions, the last ones included.
        entry_cidrs     varchar[] NOT NULL,
        entry_protocols varchar[] NOT NULL,
        tags            jsonb     NOT NULL,
        document        text      NOT NULL,
        PRIMARY KEY (account, id)
    );
    CREATE INDEX network_acl_vpc ON network_acl (account, vpc_id, id);
    CREATE INDEX network_acl_sets
        ON network_acl USING gin (account, entry_cidrs, entry_protocols, tags);

    CREATE TABLE failover_group (
        account              varchar   NOT NULL,
        id                   varchar   NOT NULL,
        version              bigint    NOT NULL,
        name                 varchar   NOT NULL,
        -- What it protects: one of the two.
        network_interface_id varchar,
        allocation_id        varchar,
        status               varchar   NOT NULL,
        health_source        varchar   NOT NULL,
        holder_instance_id   varchar,
        standby_instance_ids varchar[] NOT NULL,
        tags                 jsonb     NOT NULL,
        document             text      NOT NULL,
        PRIMARY KEY (account, id)
    );
    CREATE INDEX failover_group_interface ON failover_group (account, network_interface_id, id);
    CREATE INDEX failover_group_holder ON failover_group (account, holder_instance_id, id);
    CREATE INDEX failover_group_tags ON failover_group USING gin (account, tags);

    CREATE TABLE load_balancer (
        account               varchar   NOT NULL,
        id                    varchar   NOT NULL,
        version               bigint    NOT NULL,
        name                  varchar   NOT NULL,
        vpc_id                varchar   NOT NULL,
        scheme                varchar   NOT NULL,
        -- Of its zones.
        subnet_ids            varchar[] NOT NULL,
        network_interface_ids varchar[] NOT NULL,
        group_ids             varchar[] NOT NULL,
        -- Of its listeners.
        listener_ids          varchar[] NOT NULL,
        target_group_ids      varchar[] NOT NULL,
        tags                  jsonb     NOT NULL,
        document              text      NOT NULL,
        PRIMARY KEY (account, id)
    );
    CREATE INDEX load_balancer_vpc ON load_balancer (account, vpc_id, id);
    CREATE INDEX load_balancer_sets
        ON load_balancer USING gin (account, subnet_ids, network_interface_ids, group_ids,
                                    listener_ids, target_group_ids, tags);

    CREATE TABLE target_group (
        account          varchar   NOT NULL,
        id               varchar   NOT NULL,
        version          bigint    NOT NULL,
        name             varchar   NOT NULL,
        vpc_id           varchar   NOT NULL,
        protocol         varchar   NOT NULL,
        target_type      varchar   NOT NULL,
        -- Null while no listener sends to it.
        load_balancer_id varchar,
        target_ids       varchar[] NOT NULL,
        tags             jsonb     NOT NULL,
        document         text      NOT NULL,
        PRIMARY KEY (account, id)
    );
    CREATE INDEX target_group_vpc ON target_group (account, vpc_id, id);
    CREATE INDEX target_group_balancer ON target_group (account, load_balancer_id, id);
    CREATE INDEX target_group_sets ON target_group USING gin (account, target_ids, tags);
END
$function$;

ALTER FUNCTION create_generation(integer) RENAME TO create_routing_tables;

-- Makes the empty tables of a generation. Its positions have another name than in the version
-- before: a process of that version finds them gone, and writes no rows that lack something.
CREATE FUNCTION create_generation(chosen integer) RETURNS void
    LANGUAGE plpgsql
    SET search_path FROM CURRENT
AS $function$
BEGIN
    PERFORM create_routing_tables(chosen);
    PERFORM add_network(chosen);
    EXECUTE format('ALTER TABLE %I.subnet ALTER network_acl_id SET NOT NULL, '
                   'ALTER network_acl_association_id SET NOT NULL',
                   'enif_v' || chosen);
    EXECUTE format('ALTER TABLE %I.progress RENAME TO place', 'enif_v' || chosen);
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
        EXECUTE format('UPDATE %I.place SET retired = true', 'enif_v' || previous);
        UPDATE generation SET state =
            (SELECT CASE WHEN drops_previous THEN 'unwanted' ELSE 'retired' END
             FROM generation WHERE number = chosen)
        WHERE number = previous;
    END IF;
    EXECUTE format('CREATE OR REPLACE VIEW position AS SELECT * FROM %I.place',
                   'enif_v' || chosen);
    FOREACH shown IN ARRAY ARRAY['vpc', 'subnet', 'security_group', 'network_interface',
                                 'instance', 'address', 'internet_gateway', 'route_table',
                                 'nat_gateway', 'egress_only_gateway',
                                 'flow_log',
                                 'peering_connection',
                                 'network_acl', 'prefix_list', 'load_balancer',
                                 'target_group', 'failover_group']
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
    grown   text;
BEGIN
    EXECUTE format('SELECT EXISTS (SELECT FROM %I.progress)', 'enif_v' || shown) INTO holds;
    IF NOT holds THEN
        -- Nothing was projected yet, so there is nothing to keep.
        EXECUTE format('DROP SCHEMA %I CASCADE', 'enif_v' || shown);
        PERFORM create_generation(shown);
        EXECUTE format('UPDATE generation SET state = %L WHERE number = %s', 'retired', shown);
        PERFORM make_live(shown);
    ELSE
        PERFORM add_network(shown);
        EXECUTE format('CREATE VIEW %1$I.place AS SELECT * FROM %1$I.progress',
                       'enif_v' || shown);
        -- What is shown now gets its new columns; what is not yet shown, with all its rows only.
        FOR grown IN SELECT viewname FROM pg_views
                     WHERE schemaname = current_schema()
                       AND viewname IN ('vpc', 'subnet', 'security_group', 'network_interface', 'route_table')
        LOOP
            EXECUTE format('CREATE OR REPLACE VIEW %1$I AS SELECT * FROM %2$I.%1$I',
                           grown, 'enif_v' || shown);
        END LOOP;
    END IF;
    IF started IS NOT NULL THEN
        PERFORM drop_generation(started);
    END IF;
    IF holds OR started IS NOT NULL THEN
        PERFORM begin_generation(true);
    END IF;
END
$$;
