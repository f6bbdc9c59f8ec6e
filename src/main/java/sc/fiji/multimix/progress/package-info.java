/**
 * How long work reports back and is asked to stop: {@link
 * sc.fiji.multimix.progress.ProgressListener}. A leaf that knows neither pixels nor networks.
 */
package sc.fiji.multimix.progress;
