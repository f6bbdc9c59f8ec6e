// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.benchmark;

import static net.bytebuddy.matcher.ElementMatchers.isConstructor;
import static net.bytebuddy.matcher.ElementMatchers.isNative;
import static net.bytebuddy.matcher.ElementMatchers.named;
import static net.bytebuddy.matcher.ElementMatchers.takesArgument;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import net.bytebuddy.agent.ByteBuddyAgent;
import net.bytebuddy.agent.builder.AgentBuilder;
import net.bytebuddy.asm.Advice;
import net.bytebuddy.implementation.SuperMethodCall;

/**
 * Counts what crosses from Java into PyTorch: the calls of each native method of the engine, and
 * the arrays that are alive. It changes the engine's classes while they are loaded, so {@link
 * #install} must come before anything of the engine.
 */
public final class NativeCalls {
    private static final String LIBRARY = "ai.djl.pytorch.jni.PyTorchLibrary";
    private static final String ARRAY = "ai.djl.pytorch.engine.PtNDArray";

    /** Ends an array: its only call is in PtNDArray.close. */
    private static final String DELETE = "torchDeleteTensor";

    /**
     * The native methods that hand an array's values to Java. All of NDArray's (getFloat,
     * toFloatArray, toByteBuffer, contentEquals ...) end in one of them.
     */
    private static final Set<String> HOST_READS =
            Set.of("torchDataPtr", "torchDirectByteBuffer", "contentEqual");

    private static final Map<String, LongAdder> CALLS = new ConcurrentHashMap<>();
    private static int arrays;
    private static int peak;
    private static boolean installed;

    private NativeCalls() {}

    /** Starts to count in this JVM; again, it does nothing. */
    public static synchronized void install() {
        if (installed) return;
        installed = true;
        new AgentBuilder.Default()
                .with(AgentBuilder.TypeStrategy.Default.REBASE)
                .enableNativeMethodPrefix("counted_")
                .type(named(LIBRARY))
                .transform(
                        (builder, type, loader, module, domain) ->
                                builder.method(isNative())
                                        .intercept(
                                                Advice.to(Call.class)
                                                        .wrap(SuperMethodCall.INSTANCE)))
                .type(named(ARRAY))
                .transform(
                        (builder, type, loader, module, domain) ->
                                builder.visit(
                                        Advice.to(Made.class)
                                                .on(
                                                        isConstructor()
                                                                .and(
                                                                        takesArgument(
                                                                                1, long.class)))))
                .installOn(ByteBuddyAgent.install());
    }

    /** What is woven into each native method. */
    static final class Call {
        private Call() {}

        @Advice.OnMethodEnter
        static void enter(@Advice.Origin("#m") String method) {
            called(method);
        }
    }

    /** What is woven into the constructors of arrays. */
    static final class Made {
        private Made() {}

        @Advice.OnMethodExit
        static void exit() {
            made();
        }
    }

    /** Called by the engine's native methods. */
    public static void called(String method) {
        CALLS.computeIfAbsent(method, key -> new LongAdder()).increment();
        if (method.equals(DELETE)) count(-1);
    }

    /** Called by the constructors of arrays. */
    public static void made() {
        count(1);
    }

    private static synchronized void count(int change) {
        arrays += change;
        peak = Math.max(peak, arrays);
    }

    /** The arrays alive now; weights are arrays too. */
    public static synchronized int arrays() {
        return arrays;
    }

    /** The most arrays that were alive since {@link #reset}. */
    static synchronized int peak() {
        return peak;
    }

    /** Forgets the calls so far, and begins to look for the peak. */
    static synchronized void reset() {
        CALLS.clear();
        peak = arrays;
    }

    /** Calls of each method since {@link #reset}. */
    static Map<String, Long> calls() {
        Map<String, Long> calls = new TreeMap<>();
        CALLS.forEach((method, count) -> calls.put(method, count.sum()));
        return calls;
    }

    /** Whether a native method hands an array's values to Java. */
    static boolean isHostRead(String method) {
        return HOST_READS.contains(method);
    }
}
