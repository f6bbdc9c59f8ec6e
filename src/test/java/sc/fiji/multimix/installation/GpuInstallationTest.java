// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.installation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import sc.fiji.multimix.engine.FakeLibTorch;
import sc.fiji.multimix.engine.GpuLibrary;
import sc.fiji.multimix.engine.SystemName;
import sc.fiji.multimix.progress.ProgressListener;

/** Installing and undoing GPU support, with a LibTorch of empty files. */
class GpuInstallationTest {
    private static final SystemName LINUX = new SystemName("linux", "x86_64");
    private static final SystemName WINDOWS = new SystemName("win", "x86_64");
    private static final long PLENTY = 100_000_000_000L;
    private static final ProgressListener NONE = ProgressListener.NONE;

    @TempDir private Path folder;

    private Path settings() {
        return folder.resolve("settings");
    }

    private GpuInstallation installation(long free) {
        return new GpuInstallation(settings(), LINUX, path -> free);
    }

    private Path fake() throws IOException {
        return FakeLibTorch.create(folder.resolve("libtorch"), LINUX);
    }

    private static GpuPlan plan(GpuInstallation installation, Object source) throws IOException {
        return installation.plan(GpuSource.of(source.toString()));
    }

    @Test
    void folderIsUsedWhereItIsUntilUndone() throws Exception {
        Path libtorch = fake();
        GpuInstallation installation = installation(0); // nothing is copied
        GpuPlan plan = plan(installation, libtorch);
        assertTrue(plan.text().startsWith("Use LibTorch in " + libtorch.resolve("lib")));
        assertFalse(Files.exists(settings()), "a plan changes nothing");
        installation.install(plan, "", NONE);
        GpuLibrary library = new GpuLibrary(libtorch.resolve("lib"), false, null);
        assertEquals(Optional.of(library), GpuLibrary.remembered(settings()));
        assertTrue(installation.state().startsWith("GPU support is installed: LibTorch in "));
        assertTrue(installation.undo().startsWith("GPU support is taken back."));
        assertEquals(List.of(), left());
        assertTrue(Files.exists(libtorch.resolve("lib/libtorch.so")), "the user's own");
        assertTrue(installation.undo().startsWith("There was no GPU support"));
        assertTrue(installation.state().startsWith("No GPU support is installed"));
    }

    @Test
    void zipIsUnpackedAsAWholeUntilUndone() throws Exception {
        Path zip = TestZip.of(fake(), folder.resolve("a.zip"));
        GpuInstallation installation = installation(PLENTY);
        GpuPlan plan = plan(installation, zip);
        assertTrue(plan.text().contains("Unpack 6 libraries"), plan.text());
        assertTrue(plan.text().contains(zip.toString()), plan.text());
        assertTrue(plan.text().contains("100.00 GB are free"), plan.text());
        installation.install(plan, "", NONE);
        Path copy = settings().resolve("multimix-gpu");
        assertEquals(
                Optional.of(new GpuLibrary(copy, true, null)), GpuLibrary.remembered(settings()));
        assertTrue(Files.exists(copy.resolve("libtorch_cuda.so")));
        assertFalse(Files.exists(copy.resolve("header.h")), "libraries only");
        assertEquals(List.of("multimix-gpu", "multimix-gpu.properties"), left());
        installation.install(plan, "", NONE); // over itself
        assertEquals(List.of("multimix-gpu", "multimix-gpu.properties"), left());
        installation.undo();
        assertEquals(List.of(), left());
    }

    @Test
    void folderThatIsGoneIsTold() throws Exception {
        GpuInstallation installation = installation(PLENTY);
        Path libtorch = fake();
        installation.install(plan(installation, libtorch), "", NONE);
        GpuFolders.delete(libtorch);
        assertTrue(installation.state().contains("that folder is gone"), installation.state());
    }

    @Test
    void brokenZipLeavesNothing() throws Exception {
        Path zip = TestZip.of(fake(), folder.resolve("a.zip"));
        byte[] bytes = Files.readAllBytes(zip);
        Files.write(zip, java.util.Arrays.copyOf(bytes, bytes.length / 2));
        assertRefused("is no complete zip", () -> plan(installation(PLENTY), zip));
    }

    @Test
    void damagedZipLeavesNothing() throws Exception {
        Path zip = TestZip.damaged(fake(), folder.resolve("a.zip"));
        GpuInstallation installation = installation(PLENTY);
        GpuPlan plan = plan(installation, zip);
        assertRefused("is damaged at ", () -> installation.install(plan, "", NONE));
    }

    @Test
    void zipThatPointsOutOfItsFolderIsRefused() throws Exception {
        Path zip = TestZip.of(fake(), folder.resolve("a.zip"), "libtorch/../../evil.so");
        assertRefused("points out of the target folder", () -> plan(installation(PLENTY), zip));
        assertFalse(Files.exists(folder.resolve("evil.so")));
    }

    @Test
    void zipOfAnotherVersionOrSystemIsRefused() throws Exception {
        Path old = FakeLibTorch.create(folder.resolve("old"), LINUX, "2.5.1+cu124");
        Path oldZip = TestZip.of(old, folder.resolve("old.zip"));
        assertRefused("is version 2.5.1+cu124", () -> plan(installation(PLENTY), oldZip));
        Path windows = FakeLibTorch.create(folder.resolve("win"), WINDOWS);
        Path winZip = TestZip.of(windows, folder.resolve("win.zip"));
        assertRefused("It is one for Windows.", () -> plan(installation(PLENTY), winZip));
    }

    @Test
    void fullDiskIsToldBeforeAnythingIsWritten() throws Exception {
        Path libtorch = fake();
        Files.writeString(libtorch.resolve("lib/libtorch_cuda.so"), "x".repeat(5000));
        Path zip = TestZip.of(libtorch, folder.resolve("a.zip"));
        assertRefused("has 4 kB left, but 5 kB are needed", () -> plan(installation(4000), zip));
    }

    @Test
    void macHasNoNvidiaGpu() throws Exception {
        Path libtorch = fake();
        SystemName mac = new SystemName("osx", "aarch64");
        GpuInstallation installation = new GpuInstallation(settings(), mac, path -> PLENTY);
        assertRefused("on Linux and Windows only", () -> plan(installation, libtorch));
    }

    @Test
    void cancelLeavesNothing() throws Exception {
        Path zip = TestZip.of(fake(), folder.resolve("a.zip"));
        GpuInstallation installation = installation(PLENTY);
        GpuPlan plan = plan(installation, zip);
        for (int calls = 0; calls < 3; calls++) {
            ProgressListener cancels = new CancelsAfter(calls);
            assertThrows(
                    CancellationException.class, () -> installation.install(plan, "", cancels));
            assertEquals(List.of(), left(), "canceled at call " + calls);
        }
    }

    @Test
    void leftoversOfADeadProcessAreRemoved() throws Exception {
        Path dead = settings().resolve(".multimix-gpu-999999999999-abc");
        Files.createDirectories(dead.resolve("libraries"));
        Path alive = settings().resolve(".multimix-gpu-" + ProcessHandle.current().pid() + "-abc");
        Files.createDirectories(alive);
        GpuInstallation installation = installation(PLENTY);
        installation.install(plan(installation, fake()), "", NONE);
        assertFalse(Files.exists(dead));
        assertTrue(Files.exists(alive));
    }

    @Test
    void addressIsFetchedCheckedAndUnpacked() throws Exception {
        byte[] zip = Files.readAllBytes(TestZip.of(fake(), folder.resolve("a.zip")));
        HttpServer server = serve(zip);
        try {
            String address = address(server);
            GpuInstallation installation = installation(PLENTY);
            GpuPlan plan = plan(installation, address);
            assertEquals(zip.length, plan.sourceBytes());
            assertTrue(plan.text().contains(" from " + address), plan.text());
            assertRefused("is without encryption", () -> installation.install(plan, "", NONE));
            String other = "0".repeat(64);
            assertRefused(
                    "The SHA-256 of the zip is ", () -> installation.install(plan, other, NONE));
            installation.install(plan, sha256(zip), NONE);
            assertEquals(List.of("multimix-gpu", "multimix-gpu.properties"), left());
        } finally {
            server.stop(0);
        }
    }

    @Test
    void brokenDownloadLeavesNothing() throws Exception {
        byte[] zip = Files.readAllBytes(TestZip.of(fake(), folder.resolve("a.zip")));
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Thread breaksOff = new Thread(() -> answerTwice(server, zip));
            breaksOff.setDaemon(true);
            breaksOff.start();
            GpuInstallation installation = installation(PLENTY);
            GpuPlan plan = plan(installation, "http://127.0.0.1:" + server.getLocalPort() + "/a");
            assertRefused("broke off after ", () -> installation.install(plan, sha256(zip), NONE));
        }
    }

    /** Announces more than it sends, then closes the connection. */
    private static void answerTwice(ServerSocket server, byte[] body) {
        for (int i = 0; i < 2; i++) {
            try (Socket socket = server.accept()) {
                byte[] request = new byte[10_000];
                if (socket.getInputStream().read(request) < 0) return;
                String head =
                        "HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: "
                                + (body.length + 1000)
                                + "\r\n\r\n";
                socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
                if (request[0] == 'G') socket.getOutputStream().write(body);
            } catch (IOException e) {
                return; // then the download fails with other words
            }
        }
    }

    @Test
    void addressWithoutTheZipIsRefused() throws Exception {
        HttpServer server = HttpServer.create(local(), 0);
        server.start();
        try {
            assertRefused("The server answers 404", () -> plan(installation(1), address(server)));
        } finally {
            server.stop(0);
        }
        assertRefused("cannot be reached", () -> plan(installation(1), address(server)));
    }

    @Test
    void sourceThatIsNoneSaysWhatToGive() throws Exception {
        assertRefused("'source' is empty", () -> GpuSource.of(" "));
        assertRefused("There is no file or folder", () -> GpuSource.of("/no/such"));
        assertRefused("names no host", () -> GpuSource.of("https:///a.zip"));
        Path text = Files.createFile(folder.resolve("a.txt"));
        assertRefused("is no zip", () -> GpuSource.of(text.toString()));
    }

    @Test
    void checksumMustBeOne() {
        assertEquals("ab".repeat(32), FileChecksum.parse(" " + "AB".repeat(32)));
        assertThrows(IllegalArgumentException.class, () -> FileChecksum.parse("abc"));
    }

    /** Refused with words, and nothing of it stays. */
    private void assertRefused(String words, Executable work) throws IOException {
        Exception refusal = assertThrows(Exception.class, work);
        assertTrue(
                refusal instanceof IOException || refusal instanceof IllegalArgumentException,
                refusal.toString());
        assertTrue(refusal.getMessage().contains(words), refusal.getMessage());
        assertEquals(List.of(), left());
    }

    private List<String> left() throws IOException {
        if (!Files.exists(settings())) return List.of();
        try (Stream<Path> files = Files.list(settings())) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    private static InetSocketAddress local() {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    }

    private static String address(HttpServer server) {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/libtorch.zip";
    }

    private static HttpServer serve(byte[] body) throws IOException {
        HttpServer server = HttpServer.create(local(), 0);
        server.createContext(
                "/libtorch.zip",
                exchange -> {
                    boolean head = exchange.getRequestMethod().equals("HEAD");
                    if (head) exchange.getResponseHeaders().set("Content-Length", "" + body.length);
                    exchange.sendResponseHeaders(200, head ? -1 : body.length);
                    if (!head)
                        try (OutputStream out = exchange.getResponseBody()) {
                            out.write(body);
                        }
                    exchange.close();
                });
        server.start();
        return server;
    }

    private static String sha256(byte[] bytes) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    }

    private static final class CancelsAfter implements ProgressListener {
        private int calls;

        CancelsAfter(int calls) {
            this.calls = calls;
        }

        @Override
        public void progress(String message, double fraction) {}

        @Override
        public boolean isCanceled() {
            return calls-- <= 0;
        }
    }
}
