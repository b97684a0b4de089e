package org.quis.likeness;

import java.io.IOException;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.ojalgo.matrix.decomposition.Eigenvalue;
import org.ojalgo.matrix.decomposition.QR;
import org.ojalgo.matrix.store.MatrixStore;
import org.ojalgo.matrix.store.R064Store;

/// Accounts as points, near each other where they look at the same people.
///
/// The leading part of the matrix of who shares subjects with whom, each account scaled by how many it shares: a
/// factorisation of the graph of accounts and subjects. Found at random in two passes over the subjects, without ever
/// holding the matrix (Halko, Martinsson and Tropp, "Finding structure with randomness", SIAM Review 53, 2011,
/// algorithms 4.1 and 5.3). Sums are of whole numbers, so that nothing depends on the order of subjects.
public final class Company {
    /// With more accounts nothing is said: the points would not fit in the memory a run may take.
    private static final int MOST_ACCOUNTS = 200_000;

    private static final int DIMENSIONS = 24;
    /// Whom more accounts look at is everybody's business and says nothing about who works together.
    private static final int MOST_TOGETHER = 200;
    /// An account that shares fewer subjects has no company to speak of.
    private static final int FEWEST_SHARED = 10;

    private static final long WEIGHT = 1 << 12; // of a subject, before it is divided among the others who look
    private static final double PLACES = 1 << 22; // a coordinate of 1, as a whole number
    private static final long SEED = 0x5155_4953L;

    /// Everybody looked at.
    public interface Subjects {
        /// Hands over the accounts that looked at each, every account once, in ascending order. More than once asked
        /// for, it hands over the same.
        void each(Taker taker) throws IOException;

        interface Taker {
            void take(int[] accounts) throws IOException;
        }
    }

    private final int accounts;
    private final int dimensions;
    private final long[] sums; // what a pass adds up, account by account
    private final int[] shared;
    private float[] points = {};

    private Company(int accounts) {
        this.accounts = accounts;
        this.dimensions = Math.min(DIMENSIONS, accounts);
        this.sums = new long[accounts * dimensions];
        this.shared = new int[accounts];
    }

    /// @param accounts how many there are; they are numbered from 0, in an order that is the same in every run
    public static Company of(int accounts, Subjects subjects) throws IOException {
        var company = new Company(accounts > MOST_ACCOUNTS ? 0 : accounts);
        if (company.accounts > 1) company.place(subjects);
        return company;
    }

    private void place(Subjects subjects) throws IOException {
        var random = new SplittableRandom(SEED);
        var signs = random.longs(accounts).toArray(); // a bit for each dimension
        subjects.each(group -> {
            if (!says(group)) return;
            for (int account : group) shared[account]++;
            addUp(group, (account, dimension) -> (signs[account] >>> dimension & 1) == 0 ? 1 : -1);
        });
        var directions = QR.R064.make(accounts, dimensions);
        directions.decompose(scaled(1));
        var basis = directions.getQ();
        Arrays.fill(sums, 0);
        subjects.each(group -> {
            if (says(group)) addUp(group, (account, dimension) -> whole(basis, account, dimension));
        });
        var image = scaled(PLACES);
        var within = basis.transpose().multiply(image);
        var values = Eigenvalue.R064.make(dimensions, true);
        values.decompose(within.add(within.transpose()).multiply(0.5));
        points = points(basis.multiply(values.getV()), values.getD());
    }

    private static boolean says(int[] group) {
        return group.length > 1 && group.length <= MOST_TOGETHER;
    }

    private interface Coordinates {
        long of(int account, int dimension);
    }

    private long whole(MatrixStore<Double> basis, int account, int dimension) {
        return shared[account] == 0
                ? 0
                : Math.round(PLACES * basis.doubleValue(account, dimension) / Math.sqrt(shared[account]));
    }

    /// Adds to every account of a group where the others are.
    private void addUp(int[] group, Coordinates at) {
        long weight = WEIGHT / (group.length - 1);
        for (int dimension = 0; dimension < dimensions; dimension++) {
            long all = 0;
            for (int account : group) all += at.of(account, dimension);
            for (int account : group) {
                sums[account * dimensions + dimension] += weight * (all - at.of(account, dimension));
            }
        }
    }

    private R064Store scaled(double unit) {
        var matrix = R064Store.FACTORY.make(accounts, dimensions);
        for (int account = 0; account < accounts; account++) {
            if (shared[account] == 0) continue;
            double scale = 1 / (unit * WEIGHT * Math.sqrt(shared[account]));
            for (int dimension = 0; dimension < dimensions; dimension++) {
                matrix.set(account, dimension, sums[account * dimensions + dimension] * scale);
            }
        }
        return matrix;
    }

    /// Each on the unit sphere; where an account has no company, at its centre.
    private float[] points(MatrixStore<Double> vectors, MatrixStore<Double> values) {
        var placed = new float[accounts * dimensions];
        for (int account = 0; account < accounts; account++) {
            if (shared[account] < FEWEST_SHARED) continue;
            double squares = 0;
            var at = new double[dimensions];
            for (int dimension = 0; dimension < dimensions; dimension++) {
                double value = Math.max(0, values.doubleValue(dimension, dimension));
                at[dimension] = vectors.doubleValue(account, dimension) * Math.sqrt(value);
                squares += at[dimension] * at[dimension];
            }
            for (int dimension = 0; dimension < dimensions && squares > 0; dimension++) {
                placed[account * dimensions + dimension] = (float) (at[dimension] / Math.sqrt(squares));
            }
        }
        return placed;
    }

    private boolean hasCompany(int account) {
        return shared[account] >= FEWEST_SHARED;
    }

    /// For each account of a group that looks at one person, how like the others it is, from -1 to 1; `NaN` where that
    /// cannot be said.
    public double[] likeness(int[] group) {
        var likeness = new double[group.length];
        Arrays.fill(likeness, Double.NaN);
        if (!says(group) || points.length == 0) return likeness;
        var all = new double[dimensions];
        int placed = 0;
        for (int account : group) {
            if (!hasCompany(account)) continue;
            placed++;
            for (int dimension = 0; dimension < dimensions; dimension++) all[dimension] += at(account, dimension);
        }
        for (int member = 0; member < group.length && placed > 1; member++) {
            if (!hasCompany(group[member])) continue;
            double sum = 0;
            for (int dimension = 0; dimension < dimensions; dimension++) {
                double own = at(group[member], dimension);
                sum += own * (all[dimension] - own);
            }
            likeness[member] = sum / (placed - 1);
        }
        return likeness;
    }

    private float at(int account, int dimension) {
        return points[account * dimensions + dimension];
    }
}
