// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.phantom;

/** The class of a film; its name is the name of the class's folder. */
public enum Diagnosis {
    /** Lungs without opacities. */
    NORMAL,
    /** Opacities in the lungs: air replaced by fluid in one lobe or in patches. */
    PNEUMONIA
}
