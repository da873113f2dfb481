/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.log.codec.snapshot;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.enif.core.account.Tags;
import dev.enif.core.id.SubnetId;
import dev.enif.core.id.VpcId;
import java.io.IOException;
import java.util.Map;

/** What the writers of one account's resources share: what stands in many of them. */
final class SharedWriter {
    final JsonGenerator out;
    final PaletteWriter<VpcId> vpcIds;
    final PaletteWriter<SubnetId> subnetIds;
    private final PaletteWriter<String> tagKeys;

    SharedWriter(JsonGenerator out) {
        this.out = out;
        vpcIds = new PaletteWriter<>(out, id -> out.writeString(id.value()));
        subnetIds = new PaletteWriter<>(out, id -> out.writeString(id.value()));
        tagKeys = new PaletteWriter<>(out, out::writeString);
    }

    void write(Tags tags) throws IOException {
        out.writeStartArray(null, 2 * tags.size());
        for (Map.Entry<String, String> tag : tags.entries().entrySet()) {
            tagKeys.write(tag.getKey());
            out.writeString(tag.getValue());
        }
        out.writeEndArray();
    }
}
