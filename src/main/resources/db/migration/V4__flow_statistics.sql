-- Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0

-- What flow logs tell, summed up. Not views: the log of record does not hold it, so it is not in the
-- generations, and a rebuild leaves it alone.

-- How far each partition of eni.flow-logs is counted; moved only together with the counts.
CREATE TABLE flow_place (
    partition   integer PRIMARY KEY CHECK (partition >= 0),
    next_offset bigint  NOT NULL CHECK (next_offset >= 0)
);

-- An interface's traffic by minute and direction.
CREATE TABLE flow_traffic (
    account          varchar     NOT NULL,
    eni_id           varchar     NOT NULL,
    bucket           timestamptz NOT NULL,
    egress           boolean     NOT NULL,
    accepted_flows   bigint      NOT NULL,
    accepted_packets bigint      NOT NULL,
    accepted_bytes   bigint      NOT NULL,
    rejected_flows   bigint      NOT NULL,
    rejected_packets bigint      NOT NULL,
    rejected_bytes   bigint      NOT NULL,
    -- Of which nobody can say whether they were let pass.
    other_flows      bigint      NOT NULL,
    other_packets    bigint      NOT NULL,
    other_bytes      bigint      NOT NULL,
    PRIMARY KEY (account, eni_id, bucket, egress)
) PARTITION BY RANGE (bucket);
CREATE INDEX flow_traffic_time ON flow_traffic (account, bucket);

-- What passed between two addresses, by hour.
CREATE TABLE flow_pair (
    account          varchar     NOT NULL,
    source           varchar     NOT NULL,
    destination      varchar     NOT NULL,
    bucket           timestamptz NOT NULL,
    accepted_flows   bigint      NOT NULL,
    accepted_packets bigint      NOT NULL,
    accepted_bytes   bigint      NOT NULL,
    rejected_flows   bigint      NOT NULL,
    rejected_packets bigint      NOT NULL,
    rejected_bytes   bigint      NOT NULL,
    first_seen       timestamptz NOT NULL,
    last_seen        timestamptz NOT NULL,
    PRIMARY KEY (account, source, destination, bucket)
) PARTITION BY RANGE (bucket);
CREATE INDEX flow_pair_time ON flow_pair (account, bucket);

-- What a rule let pass, ever: one row a rule.
CREATE TABLE flow_rule (
    account   varchar     NOT NULL,
    rule_id   varchar     NOT NULL,
    hits      bigint      NOT NULL,
    packets   bigint      NOT NULL,
    bytes     bigint      NOT NULL,
    first_hit timestamptz NOT NULL,
    last_hit  timestamptz NOT NULL,
    PRIMARY KEY (account, rule_id)
);

-- Sums stop at the largest number: one that failed would end the counting of everybody's flows.
CREATE FUNCTION flow_sum(a bigint, b bigint) RETURNS bigint
    LANGUAGE sql
    IMMUTABLE
RETURN least(a::numeric + b, 9223372036854775807)::bigint;

-- Likewise of what several rows hold together; 0 of none.
CREATE FUNCTION flow_total(total numeric) RETURNS bigint
    LANGUAGE sql
    IMMUTABLE
RETURN least(coalesce(total, 0), 9223372036854775807)::bigint;

-- Makes the partitions of a day (UTC), whoever else does so at the same time.
CREATE FUNCTION ensure_flow_day(day date) RETURNS void
    LANGUAGE plpgsql
    SET search_path FROM CURRENT
AS $function$
DECLARE
    parent text;
BEGIN
    PERFORM pg_advisory_xact_lock(hashtext('enif.flow_day'));
    FOREACH parent IN ARRAY ARRAY['flow_traffic', 'flow_pair'] LOOP
        EXECUTE format(
            'CREATE TABLE IF NOT EXISTS %I PARTITION OF %I FOR VALUES FROM (%L) TO (%L)',
            parent || '_' || to_char(day, 'YYYYMMDD'),
            parent,
            day::timestamp AT TIME ZONE 'UTC',
            (day + 1)::timestamp AT TIME ZONE 'UTC');
    END LOOP;
END
$function$;

-- Drops the partitions of all days before that one; how many days went.
CREATE FUNCTION drop_flow_days(before date) RETURNS integer
    LANGUAGE plpgsql
    SET search_path FROM CURRENT
AS $function$
DECLARE
    child   record;
    dropped integer := 0;
BEGIN
    PERFORM pg_advisory_xact_lock(hashtext('enif.flow_day'));
    FOR child IN
        SELECT c.relname AS name, p.relname AS parent
        FROM pg_inherits i
        JOIN pg_class c ON c.oid = i.inhrelid
        JOIN pg_class p ON p.oid = i.inhparent
        WHERE p.oid IN ('flow_traffic'::regclass, 'flow_pair'::regclass)
          AND to_date(right(c.relname, 8), 'YYYYMMDD') < before
    LOOP
        EXECUTE format('DROP TABLE %I', child.name);
        IF child.parent = 'flow_traffic' THEN
            dropped := dropped + 1;
        END IF;
    END LOOP;
    RETURN dropped;
END
$function$;
