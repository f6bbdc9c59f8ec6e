/**
 * Charts, pages and files that show how well a model does. Open {@code EvaluationReport} first; the
 * charts' looks are in {@code ChartStyle}.
 */
package sc.fiji.multimix.report;
