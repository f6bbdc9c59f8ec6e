/** Results of a folder looked at one by one, and corrections saved as new labels. */
package sc.fiji.multimix.review;
