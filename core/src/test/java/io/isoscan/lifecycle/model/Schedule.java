package io.isoscan.lifecycle.model;

import static java.util.stream.Collectors.toSet;

import io.isoscan.lifecycle.Delivery;
import io.isoscan.lifecycle.ProcessBatch;
import io.isoscan.lifecycle.model.Box.Message;
import io.isoscan.session.SessionState;
import io.isoscan.task.DispatchTask;
import io.isoscan.task.EachMessage;
import io.isoscan.task.FileTask;
import io.isoscan.testing.RunEnd;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * One run of a small session, decided by a seed: which actor makes its next call, which message is
 * received when, what goes wrong. The same seed is the same run.
 */
final class Schedule {
    private static final int MOST_STEPS = 20_000;
    private static final int MOST_ACTORS = 4;
    private static final int MOST_FILES = 4;
    private static final int BATCH = 3;
    private static final int QUEUES = 8;
    private static final int EARLY_CALLS = 14;
    private static final Fault[] FAULTS = Fault.values();

    private final Scenario scenario;
    private final SplittableRandom random;
    private final World world;
    private final int files;
    private final List<Actor> actors = new ArrayList<>();
    private final Deque<Wish> wishes;
    private final Set<Integer> tooOftenHit = new HashSet<>();
    private int faultsLeft;
    private boolean cancelled;
    private boolean wishing;
    private int steps;

    Schedule(Scenario scenario, Variant variant, long seed) {
        this.scenario = scenario;
        random = new SplittableRandom(seed);
        files = 1 + random.nextInt(MOST_FILES);
        world = new World(variant, files, killers(), scans());
        wishes = new ArrayDeque<>(scenario.wishes());
        faultsLeft = scenario.faults();
    }

    /** What a client may wish. */
    enum Wish {
        PAUSE,
        RESUME,
        CANCEL,
        RETRY
    }

    private Set<Integer> killers() {
        return scenario != Scenario.QUIET && random.nextInt(6) == 0
                ? Set.of(random.nextInt(files))
                : Set.of();
    }

    private Set<Integer> scans() {
        return IntStream.range(0, files)
                .filter(_ -> random.nextInt(3) == 0)
                .boxed()
                .collect(toSet());
    }

    /** Runs to the end; every rule that does not hold then. */
    List<String> violations() {
        world.start();
        while (steps++ < MOST_STEPS && next()) {
            wishNow();
        }
        return world.end(expected()).violations();
    }

    Map<Fault, Integer> injected() {
        return world.calls.injected();
    }

    /** Lets one thing happen; false when nothing more can. */
    private boolean next() {
        var now = world.clock.now();
        var runner = anyRunner(now);
        if (runner != null && (actors.size() >= MOST_ACTORS || random.nextInt(4) != 0)) {
            step(runner);
            return true;
        }
        if (receiveAny(now)) {
            return true;
        }
        if (runner != null) {
            step(runner);
            return true;
        }
        return letTimePass();
    }

    private void step(Actor actor) {
        if (!world.calls.step(actor)) {
            actors.remove(actor);
        }
    }

    private @Nullable Actor anyRunner(Instant now) {
        int first = actors.isEmpty() ? 0 : random.nextInt(actors.size());
        for (int i = 0; i < actors.size(); i++) {
            var actor = actors.get((first + i) % actors.size());
            if (actor.canRun(now)) {
                return actor;
            }
        }
        return null;
    }

    private boolean letTimePass() {
        if (actors.isEmpty() && paused()) {
            wish(Wish.RESUME);
            return true;
        }
        Instant next = world.queues.next();
        for (var actor : actors) {
            if (next == null || actor.frozenUntil.isBefore(next)) {
                next = actor.frozenUntil;
            }
        }
        if (next == null) {
            return wishWhenAllIsQuiet();
        }
        world.clock.moveTo(next);
        return true;
    }

    private boolean paused() {
        return world.session().state() == SessionState.PAUSED;
    }

    // --- Messages ---

    private boolean receiveAny(Instant now) {
        int first = random.nextInt(QUEUES);
        for (int i = 0; i < QUEUES; i++) {
            if (receive((first + i) % QUEUES, now)) {
                return true;
            }
        }
        return false;
    }

    private boolean receive(int queue, Instant now) {
        var queues = world.queues;
        return switch (queue) {
            case 0 -> files(queues.files, world.batch, BATCH, now);
            case 1 -> filesAlone(queues.deadFiles, world.alone, now);
            case 6 -> files(queues.forOcr, world.ocr, 1, now);
            case 7 -> filesAlone(queues.deadForOcr, world.ocrAlone, now);
            case 2 -> each(queues.dispatches, now, this::dispatch);
            case 3 -> each(queues.deadDispatches, now, this::dispatchGivenUp);
            case 4 -> each(queues.reports, now, world.endSession::run);
            default -> each(queues.deadReports, now, world.endSession::giveUp);
        };
    }

    private void dispatch(DispatchTask task) {
        switch (task) {
            case DispatchTask.ListPage page -> world.listPage.run(page);
            case DispatchTask.Walk walk -> world.walk.run(walk, Instant.MAX);
            case DispatchTask.Watch watch -> world.watch.run(watch);
            case DispatchTask.Delete left -> throw new AssertionError("nobody deletes: " + left);
        }
    }

    private void dispatchGivenUp(DispatchTask task) {
        switch (task) {
            case DispatchTask.ListPage page -> world.listPage.close(page, "given up");
            case DispatchTask.Watch watch -> world.watch.again(watch);
            case DispatchTask.Walk _ -> {}
            case DispatchTask.Delete left -> throw new AssertionError("nobody deletes: " + left);
        }
    }

    private boolean files(Box<FileTask> box, ProcessBatch batch, int most, Instant now) {
        var messages = receive(box, most, now);
        return !messages.isEmpty() && process(box, messages, batch, null);
    }

    private boolean filesAlone(Box<FileTask> box, ProcessBatch batch, Instant now) {
        var messages = receive(box, 1, now);
        return !messages.isEmpty()
                && process(box, messages, batch, () -> excuse(messages.getFirst()));
    }

    private boolean process(
            Box<FileTask> box,
            List<Message<FileTask>> messages,
            ProcessBatch batch,
            @Nullable Runnable whenFaulty) {
        var failed = new HashSet<String>();
        var deliveries = new ArrayList<Delivery>();
        messages.forEach(message -> deliveries.add(delivery(message)));
        spawn(
                box,
                messages,
                failed,
                () -> failed.addAll(batch.run(deliveries, Instant.MAX)),
                whenFaulty);
        return true;
    }

    private static Delivery delivery(Message<FileTask> message) {
        return Delivery.of(id(message), message.receipt(), message.receives(), message.body);
    }

    private static String id(Message<?> message) {
        return Integer.toString(message.id);
    }

    /** Its last try was hit by a fault, so it may be given up though it kills nobody. */
    private void excuse(Message<FileTask> message) {
        tooOftenHit.add(World.number(message.body.fileName()));
    }

    private <T> boolean each(Box<T> box, Instant now, Consumer<T> work) {
        var messages = receive(box, 1, now);
        if (messages.isEmpty()) {
            return false;
        }
        var failed = new HashSet<String>();
        spawn(
                box,
                messages,
                failed,
                () ->
                        failed.addAll(
                                EachMessage.failures(
                                        messages, Schedule::id, one -> work.accept(one.body))),
                null);
        return true;
    }

    private <T> List<Message<T>> receive(Box<T> box, int most, Instant now) {
        return box.hasVisible(now) ? box.receive(now, 1 + random.nextInt(most), random) : List.of();
    }

    private <T> void spawn(
            Box<T> box,
            List<Message<T>> messages,
            Set<String> failed,
            Runnable work,
            @Nullable Runnable whenFaulty) {
        var actor = new Actor[1];
        actor[0] =
                new Actor(
                        work,
                        () -> acknowledge(box, messages, failed, actor[0].duplicates),
                        whenFaulty);
        actors.add(actor[0]);
        armPerhaps(actor[0]);
    }

    private <T> void acknowledge(
            Box<T> box, List<Message<T>> messages, Set<String> failed, boolean duplicates) {
        for (var message : messages) {
            if (!failed.contains(id(message))) {
                box.delete(message);
            }
            if (duplicates) {
                box.deliverAgain(message, world.clock.now());
            }
        }
    }

    private void armPerhaps(Actor actor) {
        if (faultsLeft > 0 && random.nextInt(3) == 0) {
            faultsLeft--;
            actor.arm(FAULTS[random.nextInt(FAULTS.length)], random.nextInt(EARLY_CALLS));
        }
    }

    // --- The client ---

    private void wishNow() {
        if (!wishes.isEmpty() && random.nextInt(30) == 0 && mayWish(wishes.getFirst())) {
            wish(wishes.removeFirst());
        }
    }

    /** A client that waits for the end of something wishes on when nothing moves any more. */
    private boolean wishWhenAllIsQuiet() {
        while (!wishes.isEmpty()) {
            var wish = wishes.removeFirst();
            if (mayWish(wish)) {
                wish(wish);
                return true;
            }
        }
        return false;
    }

    private boolean mayWish(Wish wish) {
        return !wishing
                && (wish == Wish.RETRY) == world.session().state().ended()
                && (wish != Wish.RETRY || world.session().failedCount() > 0);
    }

    /** A client does one thing after the other, and again what was not answered. */
    private void wish(Wish wish) {
        wishing = true;
        cancelled |= wish == Wish.CANCEL;
        var client = new Actor(() -> granted(wish), () -> wishing = false, () -> wishAgain(wish));
        actors.add(client);
        armPerhaps(client);
    }

    private void wishAgain(Wish wish) {
        wishes.addFirst(wish);
        wishing = false;
    }

    private void granted(Wish wish) {
        try {
            var seen = world.sessions.find(world.session().id()).orElseThrow();
            switch (wish) {
                case PAUSE -> world.steering.pause(seen);
                case RESUME -> world.steering.resume(seen);
                case CANCEL -> world.steering.cancel(seen);
                case RETRY -> world.steering.retry(seen);
            }
        } catch (ScheduledCalls.Outage e) {
            // The client wishes again, as after every fault.
        }
    }

    // --- What is expected ---

    private Map<String, Set<String>> expected() {
        var expected = new HashMap<String, Set<String>>();
        for (int file : world.listedFiles()) {
            expected.put(World.fileName(file), statuses(file));
        }
        return expected;
    }

    private Set<String> statuses(int file) {
        var statuses = new HashSet<>(Set.of(world.rightStatus(file)));
        if (tooOftenHit.contains(file)) {
            statuses.add("Error");
        }
        if (cancelled && world.session().state() == SessionState.CANCELLED) {
            statuses.add("Skipped");
        }
        return statuses;
    }

    RunEnd end() {
        return world.end(expected());
    }
}
