/**
 * The network of MultiMix (Haque et al. 2021, supplement, tables 1 and 2) as Deep Java Library
 * blocks. Open {@link sc.fiji.multimix.network.MultiMixNet} first.
 */
package sc.fiji.multimix.network;
