// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.installation;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import sc.fiji.multimix.engine.Bytes;
import sc.fiji.multimix.progress.ProgressListener;

/** One file from a web server. */
final class Download {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int OK = 200;
    private static final int BUFFER = 1 << 16;

    private final String address;
    private final HttpClient client =
            HttpClient.newBuilder()
                    .followRedirects(Redirect.NORMAL) // never from https to http
                    .connectTimeout(PATIENCE)
                    .build();

    Download(String address) {
        this.address = address;
    }

    /** The file's size as the server tells it before sending it; {@link GpuPlan#UNKNOWN} if not. */
    long size() throws IOException {
        HttpRequest request =
                request().method("HEAD", HttpRequest.BodyPublishers.noBody()).build();
        return size(send(request, BodyHandlers.discarding()));
    }

    /**
     * Fetches the file.
     *
     * @throws IOException if the server does not give it to the end; says why
     * @throws java.util.concurrent.CancellationException if the listener wants that
     */
    void to(Path file, ProgressListener progress) throws IOException {
        HttpResponse<InputStream> response =
                send(request().GET().build(), BodyHandlers.ofInputStream());
        long size = size(response);
        long bytes = 0;
        byte[] buffer = new byte[BUFFER];
        try (InputStream in = response.body();
                OutputStream out = Files.newOutputStream(file)) {
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                progress.checkCanceled();
                out.write(buffer, 0, n);
                bytes += n;
                progress.progress(
                        "Fetched " + Bytes.inWords(bytes) + " of " + Bytes.inWords(size),
                        size > 0 ? (double) bytes / size : 0);
            }
        } catch (java.nio.file.FileSystemException e) {
            throw e; // the disk's fault, not the server's
        } catch (IOException e) {
            throw broken(bytes, size, e);
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
                        + Bytes.inWords(size)
                        + (cause == null ? "" : " (" + cause.getMessage() + ")")
                        + ". Try again.",
                cause);
    }

    private HttpRequest.Builder request() {
        return HttpRequest.newBuilder(URI.create(address)).timeout(PATIENCE);
    }

    private <T> HttpResponse<T> send(HttpRequest request, HttpResponse.BodyHandler<T> handler)
            throws IOException {
        HttpResponse<T> response;
        try {
            response = client.send(request, handler);
        } catch (IOException e) {
            throw new IOException(
                    "The address "
                            + address
                            + " cannot be reached: "
                            + e
                            + ". Check the internet connection, or download the zip with a browser"
                            + " and give the file.",
                    e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted while asking for " + address, e);
        }
        if (response.statusCode() == OK) return response;
        throw new IOException(
                "The server answers "
                        + response.statusCode()
                        + " to "
                        + address
                        + " instead of sending the zip. Check the address.");
    }

    private static long size(HttpResponse<?> response) {
        return response.headers().firstValueAsLong("Content-Length").orElse(GpuPlan.UNKNOWN);
    }
}
