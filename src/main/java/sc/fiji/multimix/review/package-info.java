/**
 * Results of a folder looked at one by one, and corrections saved as new labels. Open {@link
 * sc.fiji.multimix.review.ReviewSession} first.
 */
package sc.fiji.multimix.review;
