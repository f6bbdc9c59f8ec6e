/** Windows of the suite; what they show and steer is decided elsewhere. */
package sc.fiji.multimix.window;
