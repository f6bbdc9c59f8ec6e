// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.phantom;

import net.imglib2.img.Img;
import net.imglib2.type.numeric.integer.UnsignedByteType;

/**
 * One synthetic chest radiograph with what is known of it.
 *
 * @param image gray values 0..255, frontal view, air dark and bone bright, the patient's left on
 *     the right
 * @param lungs the visible lung fields, 255, else 0, of the image's size: pixels whose center lies
 *     inside the pleura of either lung, not over the mediastinum or the heart and above the dome of
 *     the diaphragm. Ribs, clavicles, vessels and opacities in front of or inside the lungs belong
 *     to it
 * @param diagnosis the class
 * @param hospital where the film was exposed
 */
public record Film(
        Img<UnsignedByteType> image,
        Img<UnsignedByteType> lungs,
        Diagnosis diagnosis,
        Hospital hospital) {}
