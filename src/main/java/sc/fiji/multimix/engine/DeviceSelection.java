// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.engine;

import ai.djl.Device;
import java.util.List;
import java.util.stream.IntStream;

/** Which devices a choice means, given what the machine has. */
final class DeviceSelection {
    private DeviceSelection() {}

    /**
     * Selects the devices.
     *
     * @param gpus number of GPUs that the engine can compute on
     * @param driver whether a graphics driver for computing is installed
     * @param cuda whether the PyTorch library can compute on GPUs; DJL counts none even so if it
     *     does not find NVIDIA's run-time library
     * @param refusal why the GPU library that the user has installed is not used; null if there is
     *     none or it is
     * @return at least one; several GPUs in the order of their numbers
     * @throws IllegalArgumentException if a GPU is asked for and there is none; says why
     */
    static List<Device> select(
            DeviceChoice choice, int gpus, boolean driver, boolean cuda, String refusal) {
        if (choice == DeviceChoice.CPU || (choice != DeviceChoice.GPU && gpus == 0))
            return List.of(Device.cpu());
        if (gpus > 0) {
            int wanted = choice == DeviceChoice.ALL ? gpus : 1;
            return IntStream.range(0, wanted).mapToObj(Device::gpu).toList();
        }
        throw new IllegalArgumentException(
                "A GPU is asked for, but there is none to compute on: "
                        + cause(driver, cuda, refusal)
                        + "; or use device=auto or device=cpu.");
    }

    private static String cause(boolean driver, boolean cuda, String refusal) {
        if (!driver)
            return "no NVIDIA driver was found. Install it if the computer has an NVIDIA card";
        if (cuda)
            return "PyTorch has CUDA, but NVIDIA's CUDA run-time library (cudart) was not found."
                    + " Install it, or put its folder on the library path (PATH on Windows,"
                    + " LD_LIBRARY_PATH on Linux)";
        if (refusal != null)
            return "the GPU library that was installed is not used. "
                    + refusal.replaceAll("\\.$", "");
        return "a driver is installed, but only the CPU library of PyTorch is there. Run MultiMix"
                + " Install GPU Support..., or set the environment variable PYTORCH_LIBRARY_PATH to"
                + " the folder 'lib' of a libtorch 2.7.1 with CUDA 12.8";
    }
}
