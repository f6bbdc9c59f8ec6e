// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.engine;

import java.nio.file.Path;

/**
 * What the started engine runs on.
 *
 * @param version name and version, "PyTorch 2.7.1"
 * @param libraries folder of its libraries
 * @param threads that compute on the CPU
 * @param gpus number of GPUs it can compute on
 * @param cuda whether its libraries have CUDA
 * @param driver whether NVIDIA's driver is installed
 * @param gpuRefusal why the GPU library that the user has installed is not used; null if there is
 *     none or it is
 */
public record EngineFacts(
        String version,
        Path libraries,
        int threads,
        int gpus,
        boolean cuda,
        boolean driver,
        String gpuRefusal) {}
