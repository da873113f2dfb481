/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.projection;

import dev.enif.query.view.ResourceView;
import dev.enif.query.view.ViewJson;
import java.util.TreeMap;

/** Tags as the column that queries look into. */
final class TagColumn {
    private TagColumn() {}

    static String json(ResourceView view) {
        if (view.tags().isEmpty()) {
            return "{}";
        }
        var tags = new TreeMap<String, String>();
        view.tags()
                .forEach((key, value) ->
                        tags.put(ViewTable.storable(key), ViewTable.storable(value)));
        return ViewJson.writeTags(tags);
    }
}
