/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.proof;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * One partition retold with plain maps over raw events: who holds which address, which slot, which
 * public address. It knows only what must never be, so it cannot share the core's mistakes.
 */
final class PlainModel {
    private final Map<String, String> holderByAddress = new HashMap<>();
    private final Map<String, String> subnetByEni = new HashMap<>();
    private final Map<String, String> eniBySlot = new HashMap<>();
    private final Map<String, String> slotByEni = new HashMap<>();
    private final Map<String, String> holderByPublicAddress;
    private final Set<String> ids;
    private final Map<String, String> eniByElasticIp = new HashMap<>();
    private final Map<String, String> targetByGroup = new HashMap<>();
    private final Map<String, Long> termByGroup = new HashMap<>();
    private long time;

    /**
     * @param holderByPublicAddress shared by all partitions: the pool is sliced, so that no two of
     *     them ever hold one address
     * @param ids shared by all partitions: no resource is ever made with another's id
     */
    PlainModel(Map<String, String> holderByPublicAddress, Set<String> ids) {
        this.holderByPublicAddress = holderByPublicAddress;
        this.ids = ids;
    }

    /**
     * Folds a decision and says which invariants it breaks; each sentence begins with the
     * invariant's name.
     */
    List<String> check(JsonNode decision) {
        List<String> broken = new ArrayList<>();
        long now = decision.path("timeMillis").asLong();
        if (now < time) {
            broken.add("I3: log time goes back from " + time + " to " + now);
        }
        time = now;
        boolean refused = decision.path("outcome").path("type").asText().equals("refused");
        if (refused && !decision.path("events").isEmpty()) {
            broken.add("I3: a refused command has events");
        }
        if (refused
                && decision.path("outcome")
                        .path("code")
                        .asText()
                        .equals("InvalidIPAddress.InUse")) {
            String message = decision.path("outcome").path("message").asText();
            boolean named =
                    holderByAddress.keySet().stream()
                            .anyMatch(held ->
                                    message.contains(held.substring(held.indexOf('/') + 1)));
            if (!named) {
                broken.add("I3: refused as in use, but nobody holds it: " + message);
            }
        }
        decision.path("events").forEach(event -> fold(event, broken));
        return broken;
    }

    private void fold(JsonNode event, List<String> broken) {
        String eni = event.path("eniId").asText();
        isMadeOnce(event, broken);
        switch (event.path("type").asText()) {
            case "eni.created" -> {
                subnetByEni.put(eni, event.path("subnetId").asText());
                event.path("addresses").forEach(address -> hold(eni, address.asText(), broken));
            }
            case "eni.addresses-assigned" ->
                    event.path("addresses").forEach(address -> hold(eni, address.asText(), broken));
            case "eni.addresses-unassigned" ->
                    event.path("addresses")
                            .forEach(address -> holderByAddress.remove(key(eni, address.asText())));
            case "eni.deleted" -> {
                holderByAddress.values().removeIf(eni::equals);
                subnetByEni.remove(eni);
                if (slotByEni.containsKey(eni)) {
                    broken.add("I4: " + eni + " is deleted while attached");
                }
            }
            case "eni.attached" -> attach(eni, event, broken);
            case "eni.moved" -> {
                detach(eni);
                attach(eni, event, broken);
            }
            case "eni.detached" -> detach(eni);
            case "elastic-ip.allocated", "eni.public-address-lent" -> {
                String address = event.path("publicAddress").asText();
                String holder = event.path("allocationId").asText(eni);
                String before = holderByPublicAddress.put(address, holder);
                if (before != null) {
                    broken.add("I4: %s is held by %s and by %s".formatted(address, before, holder));
                }
            }
            case "elastic-ip.released", "eni.public-address-returned" ->
                    holderByPublicAddress.remove(event.path("publicAddress").asText());
            case "elastic-ip.associated" -> {
                String before = eniByElasticIp.put(event.path("allocationId").asText(), eni);
                if (before != null) {
                    broken.add(
                            "I4: "
                                    + event.path("allocationId")
                                    + " is on "
                                    + before
                                    + " and on "
                                    + eni);
                }
            }
            case "elastic-ip.disassociated" ->
                    eniByElasticIp.remove(event.path("allocationId").asText());
            case "failover-group.created" -> {
                String group = event.path("groupId").asText();
                JsonNode target = event.path("target");
                String resource = target.path("eniId").asText(target.path("allocationId").asText());
                if (targetByGroup.containsValue(resource)) {
                    broken.add("I4: " + resource + " is protected twice");
                }
                targetByGroup.put(group, resource);
                termByGroup.put(group, 1L);
            }
            case "failover-group.failed-over", "failover-group.holder-changed" ->
                    handOver(event, broken);
            case "failover-group.deleted" -> {
                targetByGroup.remove(event.path("groupId").asText());
                termByGroup.remove(event.path("groupId").asText());
            }
            default -> {
                // Nothing that is unique changes.
            }
        }
    }

    /** A new term follows the one before, and its holder is where the resource is. */
    private void handOver(JsonNode event, List<String> broken) {
        String group = event.path("groupId").asText();
        long term = event.path("term").asLong();
        Long before = termByGroup.put(group, term);
        if (before == null || before + 1 != term) {
            broken.add("I4: term " + term + " of " + group + " follows " + before);
        }
        String resource = targetByGroup.getOrDefault(group, "");
        String eni = eniByElasticIp.getOrDefault(resource, resource);
        String slot = slotByEni.getOrDefault(eni, "/");
        String holder = event.path("toInstanceId").asText();
        if (!slot.substring(0, slot.indexOf('/')).equals(holder)) {
            broken.add(
                    "I4: %s says that %s is on %s, and it is at %s"
                            .formatted(group, resource, holder, slot));
        }
    }

    private void isMadeOnce(JsonNode event, List<String> broken) {
        String id =
                switch (event.path("type").asText()) {
                    case "vpc.created" -> event.path("vpcId").asText();
                    case "subnet.created" -> event.path("subnetId").asText();
                    case "security-group.created" -> event.path("groupId").asText();
                    case "eni.created" -> event.path("eniId").asText();
                    case "instance.launched" -> event.path("instanceId").asText();
                    case "elastic-ip.allocated" -> event.path("allocationId").asText();
                    case "internet-gateway.created" -> event.path("gatewayId").asText();
                    case "route-table.created" -> event.path("routeTableId").asText();
                    case "nat-gateway.created" -> event.path("natGatewayId").asText();
                    case "failover-group.created" -> event.path("groupId").asText();
                    case "egress-only-gateway.created" -> event.path("gatewayId").asText();
                    default -> "";
                };
        // The digits: two kinds with the same digits come from one counter all the same.
        if (!id.isEmpty() && !ids.add(id.substring(id.lastIndexOf('-') + 1))) {
            broken.add("I4: " + id + " is made twice");
        }
    }

    private void hold(String eni, String address, List<String> broken) {
        String before = holderByAddress.put(key(eni, address), eni);
        if (before != null) {
            broken.add("I4: " + address + " is held by " + before + " and by " + eni);
        }
    }

    private String key(String eni, String address) {
        return subnetByEni.get(eni) + "/" + address;
    }

    private void attach(String eni, JsonNode event, List<String> broken) {
        String slot =
                event.path("instanceId").asText()
                        + "/"
                        + event.path("networkCardIndex").asInt()
                        + "/"
                        + event.path("deviceIndex").asInt();
        String before = eniBySlot.put(slot, eni);
        if (before != null) {
            broken.add("I4: " + slot + " holds " + before + " and " + eni);
        }
        if (slotByEni.put(eni, slot) != null) {
            broken.add("I4: " + eni + " is attached twice");
        }
    }

    private void detach(String eni) {
        String slot = slotByEni.remove(eni);
        if (slot != null) {
            eniBySlot.remove(slot);
        }
    }
}
