// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.privacy;

import static net.bytebuddy.matcher.ElementMatchers.isNative;
import static net.bytebuddy.matcher.ElementMatchers.named;
import static net.bytebuddy.matcher.ElementMatchers.namedOneOf;
import static net.bytebuddy.matcher.ElementMatchers.none;
import static net.bytebuddy.matcher.ElementMatchers.not;

import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import net.bytebuddy.agent.ByteBuddyAgent;
import net.bytebuddy.agent.builder.AgentBuilder;
import net.bytebuddy.asm.Advice;

/**
 * Refuses and records, in this JVM, whatever uses the network from Java: a socket of any kind that
 * is made, bound, connected, listened on or accepted from, a name that is resolved, a URL of a
 * server that is opened. It changes Java's own classes, which unlike a SecurityManager works in
 * every version.
 */
final class RefusedNetwork {
    /**
     * Where Java's own classes, which don't see this one, find whom to tell: a property that is a
     * {@link Consumer} of a text.
     */
    private static final String LISTENER = "sc.fiji.multimix.privacy.refused";

    /** Names its cache of the system's fonts after the computer. */
    private static final String FONTS = "sun.font.FcFontConfiguration";

    /** How Java on Linux asks for this computer's own name before it draws the first letter. */
    static final String OWN_NAME = "java.net.InetAddress.getLocalHost for " + FONTS;

    private static final StackWalker CALLER = StackWalker.getInstance();
    private static final List<String> TRIED = new ArrayList<>();

    private RefusedNetwork() {}

    /** Begins to refuse. */
    static void install() {
        Consumer<String> listener = RefusedNetwork::record;
        System.getProperties().put(LISTENER, listener);
        new AgentBuilder.Default()
                .disableClassFormatChanges()
                .with(AgentBuilder.RedefinitionStrategy.RETRANSFORMATION)
                .with(AgentBuilder.RedefinitionStrategy.Listener.ErrorEscalating.FAIL_FAST)
                .with(new AgentBuilder.Listener.WithErrorsOnly(FailedChange.INSTANCE))
                .ignore(none())
                .type(namedOneOf("sun.nio.ch.Net", "sun.nio.ch.UnixDomainSockets"))
                .transform(
                        (builder, type, loader, module, domain) ->
                                builder.visit(
                                        Advice.to(Use.class)
                                                .on(
                                                        namedOneOf(
                                                                        "socket",
                                                                        "serverSocket",
                                                                        "bind",
                                                                        "connect",
                                                                        "listen",
                                                                        "accept")
                                                                .and(not(isNative())))))
                .type(named("java.net.InetAddress"))
                .transform(
                        (builder, type, loader, module, domain) ->
                                builder.visit(
                                        Advice.to(Use.class)
                                                .on(
                                                        namedOneOf(
                                                                "getLocalHost",
                                                                "getAddressesFromNameService",
                                                                "getHostFromNameService",
                                                                "isReachable"))))
                .type(named("java.net.MulticastSocket"))
                .transform(
                        (builder, type, loader, module, domain) ->
                                builder.visit(
                                        Advice.to(Use.class)
                                                .on(namedOneOf("joinGroup", "leaveGroup"))))
                .type(named("java.net.URL"))
                .transform(
                        (builder, type, loader, module, domain) ->
                                builder.visit(Advice.to(Open.class).on(named("openConnection"))))
                .installOn(ByteBuddyAgent.install());
    }

    private static void record(String method) {
        String what = method + CALLER.walk(RefusedNetwork::caller);
        synchronized (TRIED) {
            if (!TRIED.contains(what)) TRIED.add(what);
        }
    }

    /** Java's fonts, or else the first class that is none of Java's own and none of this one's. */
    private static String caller(Stream<StackWalker.StackFrame> frames) {
        List<String> classes = frames.map(StackWalker.StackFrame::getClassName).toList();
        if (classes.contains(FONTS)) return " for " + FONTS;
        return classes.stream()
                .filter(name -> !name.matches("(java|javax|jdk|sun|com\\.sun)\\..*"))
                .filter(name -> !name.startsWith(RefusedNetwork.class.getName()))
                .findFirst()
                .map(name -> " for " + name)
                .orElse(" for Java");
    }

    /** What was tried since the last call and for whom, once each. */
    static List<String> takeTried() {
        synchronized (TRIED) {
            List<String> tried = List.copyOf(TRIED);
            TRIED.clear();
            return tried;
        }
    }

    /** What is woven into the methods that every use of the network ends in. */
    static final class Use {
        private Use() {}

        @Advice.OnMethodEnter
        @SuppressWarnings("unchecked")
        static void enter(@Advice.Origin("#t.#m") String method) throws UnknownHostException {
            ((Consumer<String>) System.getProperties().get("sc.fiji.multimix.privacy.refused"))
                    .accept(method);
            throw new UnknownHostException("refused by the test: " + method);
        }
    }

    /** What is woven into the opening of URLs: those of files and jars pass. */
    static final class Open {
        private Open() {}

        @Advice.OnMethodEnter
        @SuppressWarnings("unchecked")
        static void enter(
                @Advice.Origin("#t.#m") String method,
                @Advice.FieldValue("protocol") String protocol)
                throws UnknownHostException {
            if (!protocol.equals("http") && !protocol.equals("https") && !protocol.equals("ftp"))
                return;
            ((Consumer<String>) System.getProperties().get("sc.fiji.multimix.privacy.refused"))
                    .accept(method);
            throw new UnknownHostException("refused by the test: " + method);
        }
    }

    /** A class that cannot be changed is no class that nobody has used. */
    private static final class FailedChange extends AgentBuilder.Listener.Adapter {
        static final FailedChange INSTANCE = new FailedChange();

        @Override
        public void onError(
                String typeName,
                ClassLoader loader,
                net.bytebuddy.utility.JavaModule module,
                boolean loaded,
                Throwable error) {
            throw new IllegalStateException(typeName + " cannot be changed", error);
        }
    }
}
