/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.api.rest;

import dev.enif.api.problem.ProblemException;
import dev.enif.core.account.AccountCommand;
import dev.enif.core.id.PrefixListId;
import dev.enif.core.net.Cidr;
import dev.enif.core.prefixlist.AddressFamily;
import dev.enif.core.prefixlist.PrefixListCommand;
import dev.enif.core.prefixlist.PrefixListEntry;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The bodies of requests about prefix lists. */
public final class PrefixListRequests {
    /** No list may have more. */
    static final int MAX_ENTRIES = 1_000;

    private PrefixListRequests() {}

    /** A block. */
    @Schema(name = "PrefixListEntry")
    public record Entry(
            @NotNull @Schema(examples = "10.0.0.0/8") String cidr,
            @Schema(examples = "the office") @Nullable String description) {}

    /** Makes a list. */
    public record CreatePrefixList(
            @NotNull @Schema(examples = "offices") String name,
            @NotNull @Schema(description = "IPv4 or IPv6, for ever", examples = "IPv4")
                    String addressFamily,
            @NotNull
                    @Schema(
                            description = "1 to 1000; a rule that refers to it counts as that many",
                            examples = "10")
                    Integer maxEntries,
            @Size(max = MAX_ENTRIES) @Nullable List<@NotNull @Valid Entry> entries,
            @Schema(examples = "{\"Name\": \"offices\"}")
                    @Nullable Map<String, @NotNull String> tags) {
        AccountCommand toCommand() {
            return of(
                    new PrefixListCommand.CreatePrefixList(
                            name,
                            family(addressFamily),
                            maxEntries,
                            read("entries", entries),
                            Parameters.tags(tags)));
        }
    }

    /** Changes a list. */
    public record ModifyPrefixList(
            @Schema(description = "Needed to change entries", examples = "1")
                    @Nullable Long currentVersion,
            @Nullable String name,
            @Schema(description = "Not together with entries") @Nullable Integer maxEntries,
            @Schema(description = "A block that is there gets the description")
                    @Size(max = MAX_ENTRIES)
                    @Nullable List<@NotNull @Valid Entry> addEntries,
            @Schema(description = "Blocks to take away") @Size(max = MAX_ENTRIES)
                    @Nullable List<@NotNull String> removeEntries) {
        AccountCommand toCommand(PrefixListId id) {
            List<Cidr> removed = new ArrayList<>();
            for (String cidr : removeEntries == null ? List.<String>of() : removeEntries) {
                removed.add(Parameters.read("removeEntries", cidr, Cidr::parse));
            }
            return of(
                    new PrefixListCommand.ModifyPrefixList(
                            id,
                            currentVersion,
                            name,
                            maxEntries,
                            read("addEntries", addEntries),
                            removed));
        }
    }

    /** Goes back to the entries of an earlier version, as a new one. */
    public record RestoreVersion(
            @NotNull @Schema(examples = "3") Long currentVersion,
            @NotNull @Schema(examples = "2") Long previousVersion) {
        AccountCommand toCommand(PrefixListId id) {
            return of(
                    new PrefixListCommand.RestorePrefixListVersion(
                            id, currentVersion, previousVersion));
        }
    }

    static AccountCommand of(PrefixListCommand command) {
        return new AccountCommand.OfPrefixList(command);
    }

    private static List<PrefixListEntry> read(String field, @Nullable List<Entry> entries) {
        List<PrefixListEntry> read = new ArrayList<>();
        for (Entry entry : entries == null ? List.<Entry>of() : entries) {
            read.add(
                    new PrefixListEntry(
                            Parameters.read(field, entry.cidr(), Cidr::parse),
                            Parameters.orEmpty(entry.description())));
        }
        return read;
    }

    private static AddressFamily family(String text) {
        return switch (text) {
            case "IPv4" -> AddressFamily.IPV4;
            case "IPv6" -> AddressFamily.IPV6;
            default ->
                    throw ProblemException.invalid(
                            "InvalidParameterValue", "addressFamily", "expecting IPv4 or IPv6");
        };
    }
}
