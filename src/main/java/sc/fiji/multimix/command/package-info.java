/**
 * The SciJava commands and the ImageJ 1 launcher: read parameters, make one call to {@link
 * sc.fiji.multimix.MultiMix}, show the result. Open {@link sc.fiji.multimix.command.Launcher}
 * first.
 */
package sc.fiji.multimix.command;
