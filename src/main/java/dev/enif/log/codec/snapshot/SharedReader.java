/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.log.codec.snapshot;

import dev.enif.core.account.Tags;
import dev.enif.core.id.SubnetId;
import dev.enif.core.id.VpcId;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;

/** What the readers of one account's resources share; a {@link SharedWriter} wrote it. */
final class SharedReader {
    final CborReader in;
    final PaletteReader<VpcId> vpcIds;
    final PaletteReader<SubnetId> subnetIds;
    private final PaletteReader<String> tagKeys;

    SharedReader(CborReader in) {
        this.in = in;
        vpcIds = new PaletteReader<>(in, () -> new VpcId(in.text()));
        subnetIds = new PaletteReader<>(in, () -> new SubnetId(in.text()));
        tagKeys = new PaletteReader<>(in, in::text);
    }

    Tags tags() throws IOException {
        in.begin();
        if (!in.more()) {
            in.end();
            return Tags.NONE;
        }
        Map<String, String> tags = new TreeMap<>();
        while (in.more()) {
            tags.put(tagKeys.read(), in.text());
        }
        in.end();
        return Tags.of(tags);
    }
}
