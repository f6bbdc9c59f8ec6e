/**
 * From image files and ImageJ's images to gray pixels as the network sees them, and back: reading,
 * gray values, intensity range, resizing, calibration. Open {@link
 * sc.fiji.multimix.image.Preprocessing} first.
 */
package sc.fiji.multimix.image;
