// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.installation;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import sc.fiji.multimix.engine.Bytes;
import sc.fiji.multimix.progress.ProgressListener;

/** One file from a web server; a server that is silent for half a minute has broken off. */
final class Download {
    private static final int PATIENCE_MILLIS = 30_000;
    private static final int BUFFER = 1 << 16;

    private final String address;

    Download(String address) {
        this.address = address;
    }

    /** The file's size as the server tells it before sending it; {@link GpuPlan#UNKNOWN} if not. */
    long size() throws IOException {
        HttpURLConnection connection = open("HEAD");
        try {
            return connection.getContentLengthLong();
        } finally {
            connection.disconnect();
        }
    }

    /**
     * Fetches the file.
     *
     * @throws IOException if the server does not give it to the end; says why
     * @throws java.util.concurrent.CancellationException if the listener wants that
     */
    void to(Path file, ProgressListener progress) throws IOException {
        HttpURLConnection connection = open("GET");
        long size = connection.getContentLengthLong();
        long bytes = 0;
        byte[] buffer = new byte[BUFFER];
        try (InputStream in = connection.getInputStream();
                OutputStream out = Files.newOutputStream(file)) {
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                progress.checkCanceled();
                out.write(buffer, 0, n);
                bytes += n;
                progress.progress(
                        "Fetched " + Bytes.inWords(bytes) + " of " + GpuPlan.size(size),
                        size > 0 ? (double) bytes / size : 0);
            }
        } catch (FileSystemException e) {
            throw e; // the disk's fault, not the server's
        } catch (IOException e) {
            throw broken(bytes, size, e);
        } finally {
            connection.disconnect();
        }
        if (size != GpuPlan.UNKNOWN && bytes != size) throw broken(bytes, size, null);
    }

    private IOException broken(long bytes, long size, IOException cause) {
        return new IOException(
                "The download of "
                        + address
                        + " broke off after "
                        + Bytes.inWords(bytes)
                        + " of "
                        + GpuPlan.size(size)
                        + (cause == null ? "" : " (" + cause.getMessage() + ")")
                        + ". Try again.",
                cause);
    }

    /** Asks the server; Java follows redirections, but never to another protocol. */
    private HttpURLConnection open(String method) throws IOException {
        int code;
        HttpURLConnection connection;
        try {
            connection = (HttpURLConnection) URI.create(address).toURL().openConnection();
            connection.setRequestMethod(method);
            connection.setConnectTimeout(PATIENCE_MILLIS);
            connection.setReadTimeout(PATIENCE_MILLIS);
            code = connection.getResponseCode();
        } catch (IOException e) {
            throw new IOException(
                    "The address "
                            + address
                            + " cannot be reached: "
                            + e
                            + ". Check the internet connection, or download the zip with a browser"
                            + " and give the file.",
                    e);
        }
        if (code == HttpURLConnection.HTTP_OK) return connection;
        connection.disconnect();
        throw new IOException(
                "The server answers "
                        + code
                        + " to "
                        + address
                        + " instead of sending the zip. Check the address.");
    }
}
