/**
 * What is installed, whether it works, and what to do where it does not; GPU support on request.
 */
package sc.fiji.multimix.installation;
