/**
 * What the data of a training look like before it starts: counts, sizes, gray values, and problems
 * named with their files. Open {@link sc.fiji.multimix.datacheck.DataCheck} first.
 */
package sc.fiji.multimix.datacheck;
