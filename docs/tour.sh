#!/usr/bin/env bash
# Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0
#
# A tour of Enif in five minutes, against the service that ./mvnw starts. Needs bash and curl. Every step says what it
# expects, and the tour ends at the first one that comes out otherwise. ENIF_URL names another address.
set -euo pipefail

url=${ENIF_URL:-http://127.0.0.1:8080}
# An account of its own each time, so that the tour can be taken again.
account=${ENIF_ACCOUNT:-$(printf '%012d' "$(date +%s)")}
position=
body=

fail() {
  printf '\nThis is not what the tour expects: %s\n%s\n' "$1" "$body" >&2
  exit 1
}

say() { printf '\n# %s\n' "$*"; }

# call STATUS METHOD PATH [JSON]: shows the request, sends it, keeps the body and the position of the answer.
call() {
  local expected=$1 method=$2 path=$3 json=${4-} answer status
  printf '%s %s%s\n' "$method" "$path" "${json:+ $json}"
  answer=$(curl -sS -i -X "$method" "$url$path" -H "Enif-Account: $account" \
    ${json:+-H 'Content-Type: application/json' -d "$json"} | tr -d '\r') || fail "nothing answers at $url"
  status=$(sed -n '1s/^[^ ]* \([0-9]*\).*/\1/p' <<<"$answer")
  position=$(sed -n 's/^[Ee]nif-[Pp]osition: //p' <<<"$answer" | head -n 1)
  body=$(sed '1,/^$/d' <<<"$answer")
  [ "$status" = "$expected" ] || fail "status $status, expected $expected"
}

# field NAME: the first text value of that name in the body.
field() { sed -n "s/.*\"$1\" *: *\"\([^\"]*\)\".*/\1/p" <<<"$(sed "s/\"$1\"/\n\"$1\"/g" <<<"$body" | sed -n "/^\"$1\"/{p;q;}")"; }

expect() { [[ "$body" == *"$1"* ]] || fail "no '$1' in the answer"; }

# verdict ACTION CODE: asks whether the client may connect to port 443, at the position of the last change.
verdict() {
  call 200 POST "/v1/flows/evaluate?atLeast=$changed" \
    "{\"source\":\"$client\",\"destination\":\"10.0.1.10\",\"protocol\":\"tcp\",\"destinationPort\":443}"
  [ "$(field action)" = "$1" ] && [ "$(field code)" = "$2" ] || fail "expected $1 $2"
  printf '=> %s %s at %s\n' "$1" "$2" "$(field position)"
}

# from_internet ACTION CODE: asks whether a stranger may connect to port 443 of the Elastic IP, likewise.
from_internet() {
  call 200 POST "/v1/flows/evaluate?atLeast=$changed" \
    "{\"source\":\"203.0.113.9\",\"destination\":\"$public\",\"protocol\":\"tcp\",\"destinationPort\":443}"
  [ "$(field action)" = "$1" ] && [ "$(field code)" = "$2" ] || fail "expected $1 $2"
  printf '=> %s %s at %s\n' "$1" "$2" "$(field position)"
}

say "A network: a VPC with an internet gateway, and a subnet in one zone."
call 201 POST /v1/vpcs '{"cidrBlock":"10.0.0.0/16"}'
vpc=$(field id)
call 201 POST /v1/internet-gateways '{}'
gateway=$(field id)
call 200 POST "/v1/internet-gateways/$gateway/attach" "{\"vpcId\":\"$vpc\"}"
call 201 POST /v1/subnets "{\"vpcId\":\"$vpc\",\"cidrBlock\":\"10.0.1.0/24\",\"availabilityZone\":\"us-east-1a\"}"
subnet=$(field id)

say "Two groups: clients, and a web front that nobody may reach yet."
call 201 POST /v1/security-groups "{\"vpcId\":\"$vpc\",\"name\":\"clients\",\"description\":\"who may connect\"}"
clients=$(field id)
call 201 POST /v1/security-groups "{\"vpcId\":\"$vpc\",\"name\":\"web\",\"description\":\"the front\"}"
web=$(field id)

say "Three instances: one that serves, its standby in the same zone, and a client."
run() {
  call 201 POST /v1/instances "{\"imageId\":\"ami-tour\",\"instanceType\":\"m5.large\",\"subnetId\":\"$subnet\",\"groupIds\":[\"$1\"],\"tags\":{\"Name\":\"$2\"}}"
  instance=$(grep -o '"i-[0-9a-f]*"' <<<"$body" | head -n 1 | tr -d '"')
  printf '=> %s is %s\n' "$2" "$instance"
}
run "$web" active
active=$instance
run "$web" standby
standby=$instance
run "$clients" client
client=$instance

say "An interface with three addresses, plugged into the active instance, with an Elastic IP."
call 201 POST /v1/network-interfaces "{\"subnetId\":\"$subnet\",\"description\":\"the front\",\"primaryPrivateIpAddress\":\"10.0.1.10\",\"secondaryPrivateIpAddresses\":[\"10.0.1.11\",\"10.0.1.12\"],\"groupIds\":[\"$web\"]}"
eni=$(field id)
call 200 POST "/v1/network-interfaces/$eni/attach" "{\"instanceId\":\"$active\",\"deviceIndex\":1}"
attachment=$(grep -o 'eni-attach-[0-9a-f]*' <<<"$body" | head -n 1)
call 201 POST /v1/addresses '{}'
address=$(field id)
public=$(field publicIp)
call 200 POST "/v1/addresses/$address/associate" "{\"networkInterfaceId\":\"$eni\"}"
changed=$position
printf '=> %s stands for 10.0.1.10\n' "$public"

say "May the client connect? No rule says so."
verdict DENY SecurityGroupIngress

say "Open port 443 for the clients' group, and ask again."
call 200 POST "/v1/security-groups/$web/rules" "{\"rules\":[{\"direction\":\"ingress\",\"protocol\":\"tcp\",\"fromPort\":443,\"toPort\":443,\"groupId\":\"$clients\"}]}"
changed=$position
verdict ALLOW Allowed
printf '=> by rule %s\n' "$(field creditedRule)"

opened=$changed

say "The active instance stops: the interface is still plugged into it, so nobody answers."
call 200 POST "/v1/instances/$active/stop"
changed=$position
verdict DENY DestinationNotRunning

say "Move the interface to the standby: one step, all addresses kept, and only if nobody else moved it before."
call 200 POST "/v1/network-interfaces/$eni/move" "{\"instanceId\":\"$standby\",\"expectedAttachmentId\":\"$attachment\"}"
changed=$position
for kept in 10.0.1.10 10.0.1.11 10.0.1.12 "$public" "$standby"; do expect "$kept"; done
verdict ALLOW Allowed

say "The watch shows why: what became of the instance and the interface since the port was opened."
printf 'GET /v1/watch?from=%s&resource=%s&resource=%s\n' "$opened" "$active" "$eni"
why=
while IFS= read -r line; do
  case $line in
    event:*)
      why=${line#event:}
      why=${why# }
      [ "$why" = bookmark ] || printf '=> %s\n' "$why"
      [ "$why" != eni.moved ] || break
      ;;
  esac
done < <(curl -sS -N --max-time 20 "$url/v1/watch?from=$opened&resource=$active&resource=$eni" -H "Enif-Account: $account" 2>/dev/null)
[ "$why" = eni.moved ] || fail "the watch did not show the move"

say "A second rescuer, who still believes in the old attachment, is refused."
call 412 POST "/v1/network-interfaces/$eni/move" "{\"instanceId\":\"$active\",\"expectedAttachmentId\":\"$attachment\"}"
printf '=> %s\n' "$(field detail)"

say "A group that is in use cannot go, and the refusal names who uses it."
call 409 DELETE "/v1/security-groups/$web"
expect "$eni"
printf '=> %s\n' "$(field detail)"

say "The view agrees, at least as new as the move."
call 200 GET "/v1/network-interfaces/$eni?atLeast=$changed"
for kept in 10.0.1.10 10.0.1.11 10.0.1.12 "$public" "$standby"; do expect "$kept"; done

say "Isolation: the subnet is a private one, so strangers cannot reach the front, whatever its groups say."
call 200 POST "/v1/security-groups/$web/rules" '{"rules":[{"direction":"ingress","protocol":"tcp","fromPort":443,"toPort":443,"cidr":"0.0.0.0/0"}]}'
changed=$position
call 200 GET "/v1/subnets/$subnet?atLeast=$changed"
expect '"public":false'
table=$(field routeTableId)
printf '=> %s\n' "$(field publicReason)"
from_internet DENY ReplyNoRoute

say "A route to the gateway makes it a public one."
call 200 POST "/v1/route-tables/$table/routes" "{\"destinationCidrBlock\":\"0.0.0.0/0\",\"gatewayId\":\"$gateway\"}"
changed=$position
call 200 GET "/v1/subnets/$subnet?atLeast=$changed"
expect '"public":true'
printf '=> %s\n' "$(field publicReason)"
from_internet ALLOW Allowed

say "What of the front is open to the internet, on which ports, and from where?"
call 200 GET "/v1/flows/exposure/$eni?atLeast=$changed"
expect '"protocol":"tcp","fromPort":443,"toPort":443,"sources":["0.0.0.0/0"]'

say "A network ACL keeps one neighbourhood out of the subnet, whatever the groups say; it does not know an answer from a question."
call 200 GET "/v1/subnets/$subnet?atLeast=$changed"
open=$(field networkAclId)
association=$(field networkAclAssociationId)
call 201 POST /v1/network-acls "{\"vpcId\":\"$vpc\"}"
acl=$(field id)
call 200 POST "/v1/network-acls/$acl/entries" '{"direction":"ingress","ruleNumber":90,"action":"deny","protocol":"-1","cidr":"203.0.113.0/24"}'
call 200 POST "/v1/network-acls/$acl/entries" '{"direction":"ingress","ruleNumber":100,"action":"allow","protocol":"-1","cidr":"0.0.0.0/0"}'
call 200 POST "/v1/network-acls/associations/$association/replace" "{\"networkAclId\":\"$acl\"}"
association=$(field associationId)
changed=$position
from_internet DENY NetworkAclInbound
call 200 POST "/v1/network-acls/$acl/entries" '{"direction":"ingress","ruleNumber":80,"action":"allow","protocol":"tcp","fromPort":443,"toPort":443,"cidr":"203.0.113.9/32"}'
changed=$position
from_internet DENY ReplyNetworkAclOutbound

say "An ACL that a subnet goes by does not go, either; the subnet goes back to the default one."
call 409 DELETE "/v1/network-acls/$acl"
expect "$subnet"
call 200 POST "/v1/network-acls/associations/$association/replace" "{\"networkAclId\":\"$open\"}"
changed=$position
from_internet ALLOW Allowed

say "Peering: a second VPC asks, the first one accepts, and still each side needs a route of its own."
call 201 POST /v1/vpcs '{"cidrBlock":"10.9.0.0/16"}'
peer=$(field id)
call 201 POST /v1/subnets "{\"vpcId\":\"$peer\",\"cidrBlock\":\"10.9.1.0/24\",\"availabilityZone\":\"us-east-1a\"}"
peer_subnet=$(field id)
call 201 POST /v1/security-groups "{\"vpcId\":\"$peer\",\"name\":\"visitors\",\"description\":\"of the peer\"}"
visitors=$(field id)
call 201 POST /v1/instances "{\"imageId\":\"ami-tour\",\"instanceType\":\"m5.large\",\"subnetId\":\"$peer_subnet\",\"groupIds\":[\"$visitors\"]}"
visitor=$(grep -o '"i-[0-9a-f]*"' <<<"$body" | head -n 1 | tr -d '"')
call 200 GET "/v1/subnets/$peer_subnet?consistency=strong"
peer_table=$(field routeTableId)
call 201 POST /v1/peering-connections "{\"vpcId\":\"$peer\",\"peerVpcId\":\"$vpc\"}"
peering=$(field id)
expect '"status":"pending-acceptance"'
call 200 POST "/v1/peering-connections/$peering/accept"
expect '"status":"active"'
visit() {
  call 200 POST "/v1/flows/evaluate?atLeast=$changed" \
    "{\"source\":\"$visitor\",\"destination\":\"10.0.1.10\",\"protocol\":\"tcp\",\"destinationPort\":443}"
  [ "$(field action)" = "$1" ] && [ "$(field code)" = "$2" ] || fail "expected $1 $2"
  printf '=> %s %s at %s\n' "$1" "$2" "$(field position)"
}
changed=$position
visit DENY NoRoute
call 200 POST "/v1/route-tables/$peer_table/routes" "{\"destinationCidrBlock\":\"10.0.0.0/16\",\"vpcPeeringConnectionId\":\"$peering\"}"
changed=$position
visit DENY ReplyNoRoute
call 200 POST "/v1/route-tables/$table/routes" "{\"destinationCidrBlock\":\"10.9.0.0/16\",\"vpcPeeringConnectionId\":\"$peering\"}"
changed=$position
visit ALLOW Allowed

say "Without the connection the routes stay, and lead nowhere."
call 204 DELETE "/v1/peering-connections/$peering"
changed=$position
visit DENY Blackhole

say "A gateway through which somebody is reached does not go, and the refusal names who."
call 409 POST "/v1/internet-gateways/$gateway/detach" "{\"vpcId\":\"$vpc\"}"
expect "$eni"
printf '=> %s\n' "$(field detail)"

say "Failover: a group shall do next time what the rescuer did by hand. The first instance runs again, as the standby."
call 200 POST "/v1/instances/$active/start"
call 201 POST /v1/failover-groups "{\"name\":\"front\",\"networkInterfaceId\":\"$eni\",\"healthSource\":\"heartbeat\",\"standbys\":[{\"instanceId\":\"$active\"}],\"flows\":[{\"source\":\"$client\",\"destination\":\"$eni\",\"protocol\":\"tcp\",\"destinationPort\":443}]}"
group=$(field id)
expect "\"holderInstanceId\":\"$standby\""

say "What would that do, and what would it break? Nothing is written."
call 200 POST "/v1/failover-groups/$group/drill?consistency=strong"
expect "\"toInstanceId\":\"$active\""
printf '=> the flow of the client %s\n' "$(field change)"

say "The holder sends one heartbeat, and falls silent: its lease runs out, and nobody has to ask."
call 200 POST "/v1/failover-groups/$group/heartbeat" "{\"instanceId\":\"$standby\",\"term\":1,\"leaseMillis\":1000}"
holder=
for _ in $(seq 1 100); do
  body=$(curl -sS "$url/v1/failover-groups/$group?consistency=strong" -H "Enif-Account: $account")
  holder=$(field holderInstanceId)
  [ "$holder" != "$active" ] || break
  sleep 0.2
done
[ "$holder" = "$active" ] || fail "the group did not move the interface"
call 200 GET "/v1/network-interfaces/$eni?consistency=strong"
for kept in 10.0.1.10 10.0.1.11 10.0.1.12 "$public" "$active"; do expect "$kept"; done
printf '=> %s holds the interface, with all its addresses\n' "$active"

say "The former holder comes back, and is told that another term has begun."
call 412 POST "/v1/failover-groups/$group/heartbeat" "{\"instanceId\":\"$standby\",\"term\":1,\"leaseMillis\":1000}"
printf '=> %s\n' "$(field detail)"

say "Multi-homing: an interface of the same instance in a second subnet, a private one for administration, with a group of its own."
call 201 POST /v1/subnets "{\"vpcId\":\"$vpc\",\"cidrBlock\":\"10.0.2.0/24\",\"availabilityZone\":\"us-east-1a\"}"
back=$(field id)
call 201 POST /v1/route-tables "{\"vpcId\":\"$vpc\"}"
call 200 POST "/v1/route-tables/$(field id)/associations" "{\"subnetId\":\"$back\"}"
call 201 POST /v1/security-groups "{\"vpcId\":\"$vpc\",\"name\":\"administration\",\"description\":\"by shell\"}"
administration=$(field id)
call 200 POST "/v1/security-groups/$administration/rules" "{\"rules\":[{\"direction\":\"ingress\",\"protocol\":\"tcp\",\"fromPort\":22,\"toPort\":22,\"groupId\":\"$clients\"}]}"
call 201 POST /v1/network-interfaces "{\"subnetId\":\"$back\",\"groupIds\":[\"$administration\"],\"primaryPrivateIpAddress\":\"10.0.2.10\"}"
second=$(field id)
call 200 POST "/v1/network-interfaces/$second/attach" "{\"instanceId\":\"$active\",\"deviceIndex\":2}"

# ask SOURCE DESTINATION PORT ACTION CODE: asks about one TCP connection.
ask() {
  call 200 POST "/v1/flows/evaluate?consistency=strong" \
    "{\"source\":\"$1\",\"destination\":\"$2\",\"protocol\":\"tcp\",\"destinationPort\":$3}"
  [ "$(field action)" = "$4" ] && [ "$(field code)" = "$5" ] || fail "expected $4 $5"
  printf '=> %s %s\n' "$4" "$5"
}

say "Each interface has its own groups: the shell by the one, the front by the other, and never the other way round."
ask "$client" 10.0.2.10 22 ALLOW Allowed
ask "$client" 10.0.2.10 443 DENY SecurityGroupIngress
ask "$client" 10.0.1.10 22 DENY SecurityGroupIngress

say "Strangers do not come in by the private one. But a host that the internet reaches now stands in both subnets, and the verdict warns of that."
ask 203.0.113.9 "$second" 22 DENY NoPublicAddress
ask 203.0.113.9 "$public" 443 ALLOW Allowed
expect ZoneBridging

say "An instance type takes so many interfaces, and a full one says so."
call 201 POST /v1/network-interfaces "{\"subnetId\":\"$back\"}"
call 409 POST "/v1/network-interfaces/$(field id)/attach" "{\"instanceId\":\"$active\",\"deviceIndex\":3}"
printf '=> %s\n' "$(field detail)"

say "Load balancing: a balancer in front of both instances, with a group of its own that lets nobody in yet."
call 201 POST /v1/security-groups "{\"vpcId\":\"$vpc\",\"name\":\"balancer\",\"description\":\"in front\"}"
front=$(field id)
call 201 POST /v1/target-groups "{\"name\":\"web\",\"vpcId\":\"$vpc\",\"protocol\":\"TCP\",\"port\":443}"
targets=$(field id)
call 200 POST "/v1/target-groups/$targets/targets" "{\"targets\":[{\"id\":\"$active\"},{\"id\":\"$standby\"}]}"
call 201 POST /v1/load-balancers "{\"name\":\"front\",\"scheme\":\"internal\",\"subnets\":[{\"subnetId\":\"$subnet\",\"privateIpAddress\":\"10.0.1.50\"}],\"groupIds\":[\"$front\"]}"
balancer=$(field id)
call 200 POST "/v1/load-balancers/$balancer/listeners" "{\"protocol\":\"TCP\",\"port\":80,\"targetGroupId\":\"$targets\"}"
listener=$(grep -o '"lsn-[0-9a-f]*"' <<<"$body" | head -n 1 | tr -d '"')

# balanced ACTION CODE: asks whether the client may connect to the balancer from one of its ports, and to whom that goes.
balanced() {
  call 200 POST "/v1/flows/evaluate?consistency=strong" \
    "{\"source\":\"$client\",\"destination\":\"10.0.1.50\",\"protocol\":\"tcp\",\"sourcePort\":40000,\"destinationPort\":80}"
  [ "$(field action)" = "$1" ] && [ "$(field code)" = "$2" ] || fail "expected $1 $2"
  printf '=> %s %s %s\n' "$1" "$2" "$(field target)"
}

say "One target is reported healthy, so that it gets all flows; once the balancer's own group lets the client in."
call 200 POST "/v1/target-groups/$targets/targets/health" "{\"target\":{\"id\":\"$active\"},\"healthy\":true}"
balanced DENY SecurityGroupIngress
call 200 POST "/v1/security-groups/$front/rules" "{\"rules\":[{\"direction\":\"ingress\",\"protocol\":\"tcp\",\"fromPort\":80,\"toPort\":80,\"groupId\":\"$clients\"}]}"
balanced ALLOW Allowed
[ "$(field target)" = "$active:443" ] || fail "the flow did not go to the healthy target"

say "With two healthy targets they share the flows. What moves if one dies? Nothing but its own. Nothing is written."
call 200 POST "/v1/target-groups/$targets/targets/health" "{\"target\":{\"id\":\"$standby\"},\"healthy\":true}"
call 200 POST "/v1/load-balancers/$balancer/drill?consistency=strong" "{\"listenerId\":\"$listener\",\"target\":{\"id\":\"$active\"}}"
expect '"movedShare":0.0'
call 200 POST "/v1/target-groups/$targets/targets/deregister" "{\"targets\":[{\"id\":\"$active\"}]}"
balanced ALLOW Allowed
[ "$(field target)" = "$standby:443" ] || fail "a draining target got a new flow"

say "Network monitoring: a flow log of the VPC, and what an agent saw: a flow that is let pass, one that is not, and nonsense."
call 201 POST /v1/flow-logs "{\"resourceId\":\"$vpc\",\"trafficType\":\"ALL\",\"maxAggregationInterval\":60}"
call 200 GET "/v1/network-interfaces?instanceId=$client&consistency=strong"
sender=$(field id)
from=$(field address)
now=$(date +%s)000
seen() {
  printf '{"id":"%s","interfaceId":"%s","srcAddr":"%s","dstAddr":"10.0.1.10","srcPort":40000,"dstPort":%s,"protocol":6,"packets":10,"bytes":8400,"start":%s,"end":%s}' \
    "$1" "$sender" "$from" "$2" "$now" "$now"
}
call 202 POST /v1/flow-records "$(seen "a-$now" 443)
$(seen "b-$now" 23)
nonsense"
expect '"accepted":2'
expect '"line":3'

say "Within moments they are counted: by interface, by pair of addresses, and by the rule that let them pass."
for _ in $(seq 1 150); do
  body=$(curl -sS "$url/v1/monitoring/denied-pairs" -H "Enif-Account: $account")
  [[ "$body" != *10.0.1.10* ]] || break
  sleep 0.2
done
call 200 GET /v1/monitoring/denied-pairs
expect '"destination":"10.0.1.10"'
call 200 GET "/v1/monitoring/interfaces/$sender"
expect '"accepted":{"flows":2,"packets":20,"bytes":16800}'
call 200 GET /v1/monitoring/rules
expect '"hits":1'
printf '=> %s let a flow pass, last at %s\n' "$(field securityGroupRuleId)" "$(field lastHit)"

say "And who held that address, when?"
call 200 GET "/v1/addresses/10.0.1.10/history?consistency=strong"
expect "$eni"
printf '=> %s since %s\n' "$(field networkInterfaceId)" "$(field from)"

printf '\nThe tour is over: addresses and verdict stayed while the interface moved.\n'
