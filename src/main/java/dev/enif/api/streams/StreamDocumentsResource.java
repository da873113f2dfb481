/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.api.streams;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The description of the public stream, and the schemas of its events. Nobody's data is in it. */
@Path("/")
@Tag(name = "Streams", description = "What the public stream of changes holds")
public class StreamDocumentsResource {
    /** No name of a file can be made of it that is not in the folder. */
    private static final Pattern SCHEMA = Pattern.compile("[a-z]+([.-][a-z]+)*\\.v[0-9]+\\.json");

    @GET
    @Path("/asyncapi")
    @Produces("application/yaml")
    @Operation(summary = "Describe the public stream (AsyncAPI 3.0)")
    public String asyncapi() {
        return read("asyncapi.yaml");
    }

    @GET
    @Path("/schemas/{file}")
    @Produces("application/schema+json")
    @Operation(summary = "The JSON schema of one type of event, such as eni.attached.v1.json")
    public String schema(@PathParam("file") String file) {
        if (!SCHEMA.matcher(file).matches()) {
            throw new NotFoundException();
        }
        return read("schemas/" + file);
    }

    private static String read(String name) {
        try (var found = StreamDocumentsResource.class.getResourceAsStream("/dev/enif/" + name)) {
            if (found == null) {
                throw new NotFoundException();
            }
            return new String(found.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }
}
