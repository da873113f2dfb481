/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.core.elasticip;

import dev.enif.core.account.Entity;
import dev.enif.core.account.Hash64;
import dev.enif.core.account.Tags;
import dev.enif.core.id.AllocationId;
import dev.enif.core.id.AssociationId;
import dev.enif.core.id.EniId;
import dev.enif.core.net.Ipv4;

/** A public address that the account keeps until it releases it. */
public record ElasticIp(AllocationId id, Ipv4 publicAddress, Binding binding, Tags tags)
        implements Entity<AllocationId> {
    /** What the address stands for. */
    public sealed interface Binding {
        record Free() implements Binding {
            @Override
            public String toString() {
                return "free";
            }
        }

        record Associated(AssociationId associationId, EniId eniId, Ipv4 privateAddress)
                implements Binding {
            @Override
            public String toString() {
                return associationId + " " + eniId + " " + privateAddress;
            }
        }
    }

    public static final Binding FREE = new Binding.Free();

    public ElasticIp withBinding(Binding newBinding) {
        return new ElasticIp(id, publicAddress, newBinding, tags);
    }

    @Override
    public ElasticIp withTags(Tags newTags) {
        return new ElasticIp(id, publicAddress, binding, newTags);
    }

    @Override
    public long fingerprint() {
        return new Hash64().add(id).add(publicAddress).add(binding).add(tags).value();
    }
}
