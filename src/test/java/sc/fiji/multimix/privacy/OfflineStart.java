// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.privacy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.MulticastSocket;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

/**
 * The suite's own program without a network: tries each way out itself, then calls the program with
 * the arguments. Writes what was tried to the working folder: {@link #CONTROL} its own tries,
 * {@link #TRIED} the program's. In a network namespace also what the kernel refused, to {@link
 * #KERNEL}: its count after one own try, and at the end.
 */
@SuppressWarnings("AddressSelection") // an address is meant, not a host
public final class OfflineStart {
    static final String CONTROL = "control.txt";
    static final String TRIED = "tried.txt";
    static final String KERNEL = "kernel.txt";

    /** Gets the user's name and home, as this JVM knows them. */
    static final String USER = "user.txt";

    /** Property: whether this JVM is in a network namespace that has no way out. */
    static final String NAMESPACE = "sc.fiji.multimix.privacy.namespace";

    /** An address that is nobody's, RFC 5737. */
    private static final String NOBODY = "192.0.2.1";

    private OfflineStart() {}

    /**
     * Starts.
     *
     * @param arguments the class with the program's {@code main}, and its arguments
     */
    public static void main(String[] arguments) throws Exception {
        List<Long> kernel = new ArrayList<>();
        if (Boolean.getBoolean(NAMESPACE)) {
            failingly(() -> new Socket(NOBODY, 9));
            kernel.add(KernelRefusals.count());
        }
        Files.write(
                Path.of(USER),
                List.of(System.getProperty("user.name"), System.getProperty("user.home")));
        RefusedNetwork.install();
        tryEachWayOut();
        Files.write(Path.of(CONTROL), RefusedNetwork.takeTried());
        Runtime.getRuntime().addShutdownHook(new Thread(() -> write(kernel)));
        String[] rest = List.of(arguments).subList(1, arguments.length).toArray(String[]::new);
        Class.forName(arguments[0]).getMethod("main", String[].class).invoke(null, (Object) rest);
    }

    private static void write(List<Long> kernel) {
        try {
            Files.write(Path.of(TRIED), RefusedNetwork.takeTried());
            if (kernel.isEmpty()) return;
            kernel.add(KernelRefusals.count());
            Files.write(Path.of(KERNEL), kernel.stream().map(String::valueOf).toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void tryEachWayOut() {
        InetSocketAddress nobody = new InetSocketAddress(NOBODY, 9);
        failingly(() -> new Socket(NOBODY, 9));
        failingly(() -> new ServerSocket(0));
        failingly(() -> SocketChannel.open(nobody));
        failingly(ServerSocketChannel::open);
        failingly(
                () -> {
                    try (DatagramSocket socket = new DatagramSocket()) {
                        socket.send(new DatagramPacket(new byte[1], 1, nobody));
                    }
                    return null;
                });
        failingly(() -> new MulticastSocket(0));
        failingly(() -> InetAddress.getByName("multimix.invalid"));
        failingly(InetAddress::getLocalHost);
        failingly(() -> URI.create("http://" + NOBODY + "/").toURL().openStream());
    }

    private static void failingly(Callable<?> way) {
        try {
            way.call();
        } catch (UnknownHostException | SocketException e) {
            return; // refused
        } catch (Exception e) {
            throw new IllegalStateException("Refused otherwise than by the network", e);
        }
        throw new IllegalStateException("Not refused");
    }
}
