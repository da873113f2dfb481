/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.core.eni;

import java.util.ArrayList;
import java.util.List;

/**
 * Two interfaces and two instances as a child would draw them: the first instance has room for two
 * more interfaces, the second for one, beside their primary ones.
 *
 * @param powers of the instances
 * @param plugs where the interfaces are
 */
record PlugModel(List<Power> powers, List<Plug> plugs) {
    /**
     * How many states there are, by hand. An interface is free or in one of 2 slots of 2 instances,
     * to be deleted with it or not: 81 pairs, less 8 in the same slot of the first instance and 16
     * on the second, leaves 57, with 4 ways to be on or off. With the first instance gone, an
     * interface may be gone too: 36 - 16 = 20, twice. With the second one gone: 36 - 8 = 28, but
     * not both interfaces gone, as it never had both: 27, twice. With both gone, 4.
     */
    static final int REACHABLE = 57 * 4 + 20 * 2 + 27 * 2 + 4;

    private static final int[] ROOM = {2, 1};

    enum Power {
        ON,
        OFF,
        GONE
    }

    /**
     * Where an interface is.
     *
     * @param instance 0 or 1, or -1 for none, or -2 if it is deleted
     */
    record Plug(int instance, int index, boolean deletedWithInstance) {
        static final Plug FREE = new Plug(-1, 0, false);
        static final Plug GONE = new Plug(-2, 0, false);
    }

    /** The model afterwards, and EC2's code if the step is refused, else an empty text. */
    record Result(String code, PlugModel next) {}

    /** Something to try. */
    sealed interface Step {
        int ANY_INDEX = -1;

        record Attach(int eni, int instance, int index) implements Step {}

        record Detach(int eni, boolean stale) implements Step {}

        record Move(int eni, int instance, int index, boolean stale) implements Step {}

        record DeleteWithInstance(int eni) implements Step {}

        record Start(int instance) implements Step {}

        record Stop(int instance) implements Step {}

        record Terminate(int instance) implements Step {}

        List<Step> ALL = all();

        private static List<Step> all() {
            List<Step> steps = new ArrayList<>();
            for (int one = 0; one < 2; one++) {
                steps.add(new Detach(one, false));
                steps.add(new Detach(one, true));
                steps.add(new DeleteWithInstance(one));
                steps.add(new Start(one));
                steps.add(new Stop(one));
                steps.add(new Terminate(one));
                for (int instance = 0; instance < 2; instance++) {
                    steps.add(new Move(one, instance, 1, true));
                    for (int index = ANY_INDEX; index <= 2; index++) {
                        steps.add(new Move(one, instance, index, false));
                    }
                    for (int index = 0; index <= 2; index++) {
                        steps.add(new Attach(one, instance, index));
                    }
                }
            }
            return steps;
        }
    }

    static final PlugModel START =
            new PlugModel(List.of(Power.ON, Power.ON), List.of(Plug.FREE, Plug.FREE));

    Result after(Step step) {
        return switch (step) {
            case Step.Attach(int eni, int instance, int index) -> attach(eni, instance, index);
            case Step.Detach(int eni, boolean stale) -> detach(eni, stale);
            case Step.Move(int eni, int instance, int index, boolean stale) ->
                    move(eni, instance, index, stale);
            case Step.DeleteWithInstance(int eni) -> deleteWithInstance(eni);
            case Step.Start(int instance) -> power(instance, Power.ON);
            case Step.Stop(int instance) -> power(instance, Power.OFF);
            case Step.Terminate(int instance) -> terminate(instance);
        };
    }

    private Result attach(int eni, int instance, int index) {
        Plug plug = plugs.get(eni);
        if (plug.equals(Plug.GONE)) {
            return no("InvalidNetworkInterfaceID.NotFound");
        }
        if (!plug.equals(Plug.FREE)) {
            return no("InvalidNetworkInterface.InUse");
        }
        return plugIn(eni, new Plug(instance, index, false));
    }

    private Result detach(int eni, boolean stale) {
        Plug plug = plugs.get(eni);
        if (plug.equals(Plug.GONE)) {
            return no("InvalidNetworkInterfaceID.NotFound");
        }
        if (stale) {
            return no("InvalidAttachmentID.NotFound");
        }
        return plug.equals(Plug.FREE) ? no("IncorrectState") : yes(powers, with(eni, Plug.FREE));
    }

    private Result move(int eni, int instance, int index, boolean stale) {
        Plug plug = plugs.get(eni);
        if (plug.equals(Plug.GONE)) {
            return no("InvalidNetworkInterfaceID.NotFound");
        }
        if (stale || plug.equals(Plug.FREE)) {
            return no("InvalidAttachmentID.NotFound");
        }
        int wanted = index;
        if (index == Step.ANY_INDEX) {
            wanted = instance == plug.instance() ? plug.index() : isTaken(eni, instance, 1) ? 2 : 1;
        }
        if (instance == plug.instance() && wanted == plug.index()) {
            return no("InvalidParameterValue");
        }
        return plugIn(eni, new Plug(instance, wanted, plug.deletedWithInstance()));
    }

    private Result plugIn(int eni, Plug wanted) {
        if (powers.get(wanted.instance()) == Power.GONE) {
            return no("IncorrectInstanceState");
        }
        if (wanted.index() == 0 || isTaken(eni, wanted.instance(), wanted.index())) {
            return no("InvalidParameterValue");
        }
        int beside = plugs.get(1 - eni).instance() == wanted.instance() ? 1 : 0;
        return beside + 1 > ROOM[wanted.instance()]
                ? no("AttachmentLimitExceeded")
                : yes(powers, with(eni, wanted));
    }

    private boolean isTaken(int eni, int instance, int index) {
        Plug other = plugs.get(1 - eni);
        return other.instance() == instance && other.index() == index;
    }

    private Result deleteWithInstance(int eni) {
        Plug plug = plugs.get(eni);
        if (plug.equals(Plug.GONE)) {
            return no("InvalidNetworkInterfaceID.NotFound");
        }
        return plug.equals(Plug.FREE)
                ? no("IncorrectState")
                : yes(powers, with(eni, new Plug(plug.instance(), plug.index(), true)));
    }

    private Result power(int instance, Power wanted) {
        return powers.get(instance) == Power.GONE
                ? no("IncorrectInstanceState")
                : yes(with(instance, wanted), plugs);
    }

    private Result terminate(int instance) {
        List<Plug> left =
                plugs.stream()
                        .map(plug ->
                                plug.instance() != instance
                                        ? plug
                                        : plug.deletedWithInstance() ? Plug.GONE : Plug.FREE)
                        .toList();
        return yes(with(instance, Power.GONE), left);
    }

    private List<Plug> with(int eni, Plug plug) {
        return eni == 0 ? List.of(plug, plugs.get(1)) : List.of(plugs.get(0), plug);
    }

    private List<Power> with(int instance, Power power) {
        return instance == 0 ? List.of(power, powers.get(1)) : List.of(powers.get(0), power);
    }

    private Result no(String code) {
        return new Result(code, this);
    }

    private static Result yes(List<Power> powers, List<Plug> plugs) {
        return new Result("", new PlugModel(powers, plugs));
    }
}
