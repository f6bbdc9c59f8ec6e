/**
 * The comparison of the paper's systems at several budgets of masks and labels, each trained
 * several times and tested in its own and in another domain. Start with {@link
 * sc.fiji.multimix.comparison.Comparison}.
 */
package sc.fiji.multimix.comparison;
