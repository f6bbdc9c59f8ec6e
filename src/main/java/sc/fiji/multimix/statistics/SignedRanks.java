// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.statistics;

import java.util.Arrays;
import org.apache.commons.math3.distribution.NormalDistribution;
import org.apache.commons.math3.stat.ranking.NaturalRanking;

/**
 * Two-sided p-value of a sum of signed ranks: of all the ways to give the observed ranks their
 * signs, the share whose sum lies at least as far from its mean.
 *
 * <p>The ways are counted by adding one rank after the other (Streitberg &amp; Röhmel 1986), hence
 * ties are exact too. Not commons-math3's tests: its exact one takes 2ⁿ steps, and its
 * approximations leave ties out.
 */
final class SignedRanks {
    /** Up to how many ranks the ways are counted. */
    static final int EXACT = 50;

    private SignedRanks() {}

    /** The p-value of differences that are not zero. */
    static double pValue(double[] differences) {
        double[] ranks = ranks(Arrays.stream(differences).map(Math::abs).toArray());
        double positive = 0;
        for (int i = 0; i < ranks.length; i++) if (differences[i] > 0) positive += ranks[i];
        if (ranks.length <= EXACT) {
            double[] ways = new double[doubled(sum(ranks)) + 1];
            ways[0] = 1;
            for (double rank : ranks)
                for (int s = ways.length - 1; s >= doubled(rank); s--)
                    ways[s] += ways[s - doubled(rank)];
            return share(ways, positive, sum(ranks) / 2);
        }
        double variance = Arrays.stream(ranks).map(rank -> rank * rank).sum() / 4;
        return approximate(positive, sum(ranks) / 2, variance);
    }

    /** Ranks from 1; ties share their mean, a whole or a half number. */
    private static double[] ranks(double[] values) {
        return new NaturalRanking().rank(values);
    }

    private static double share(double[] ways, double observed, double mean) {
        double far = 0;
        for (int s = 0; s < ways.length; s++)
            if (Math.abs(s - 2 * mean) >= Math.abs(2 * observed - 2 * mean)) far += ways[s];
        return far / sum(ways);
    }

    /** Of a normal sum of ranks, corrected for its steps of one. */
    private static double approximate(double observed, double mean, double variance) {
        double distance = Math.max(0, Math.abs(observed - mean) - 0.5);
        if (distance == 0) return 1;
        NormalDistribution normal = new NormalDistribution(0, Math.sqrt(variance));
        return 2 * normal.cumulativeProbability(-distance);
    }

    private static int doubled(double rank) {
        return (int) Math.round(2 * rank);
    }

    private static double sum(double[] values) {
        return Arrays.stream(values).sum();
    }
}
