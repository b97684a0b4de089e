package org.quis.bench;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Arrays;

/// One row of CSV being written, as bytes: at a gigabyte a log, formatting strings would take minutes.
final class Line {
    private static final byte[] HEX = ascii("0123456789abcdef");
    private static final int SECONDS_A_DAY = 86_400;
    private static final int DATES = 64; // remembered; a row's times are at most a month apart

    private byte[] bytes = new byte[1024];
    private int size;
    private final long[] days = new long[DATES]; // which day each of `dates` spells; 0, 1970-01-01, never comes up
    private final byte[][] dates = new byte[DATES][];

    static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    void clear() {
        size = 0;
    }

    byte[] bytes() {
        return bytes;
    }

    int size() {
        return size;
    }

    byte[] copy() {
        return Arrays.copyOf(bytes, size);
    }

    Line put(char ascii) {
        ensure(1);
        bytes[size++] = (byte) ascii;
        return this;
    }

    Line put(byte[] ascii) {
        return put(ascii, ascii.length);
    }

    Line put(byte[] from, int length) {
        ensure(length);
        System.arraycopy(from, 0, bytes, size, length);
        size += length;
        return this;
    }

    Line number(int value) {
        return number(value, 1);
    }

    /// A number with zeros in front of it, up to so many digits.
    Line number(int value, int digits) {
        int length = digits;
        for (long limit = power(digits); value >= limit; limit *= 10) length++;
        ensure(length);
        for (int at = size + length - 1, rest = value; at >= size; at--, rest /= 10)
            bytes[at] = (byte) ('0' + rest % 10);
        size += length;
        return this;
    }

    private static long power(int digits) {
        long power = 1;
        for (int i = 0; i < digits; i++) power *= 10;
        return power;
    }

    /// A random UUID's text (RFC 9562, version 4) from 128 random bits.
    Line uuid(long high, long low) {
        ensure(36);
        hex(high >>> 32, 8).put('-');
        hex(high >>> 16, 4).put('-');
        hex(high & 0x0fff | 0x4000, 4).put('-');
        hex(low >>> 48 & 0x3fff | 0x8000, 4).put('-');
        return hex(low, 12);
    }

    private Line hex(long value, int digits) {
        for (int shift = (digits - 1) * 4; shift >= 0; shift -= 4) bytes[size++] = HEX[(int) (value >>> shift) & 15];
        return this;
    }

    /// A time as these exports write it: `02/03/2025, 04:05:06 PM UTC`.
    Line time(long epochSecond) {
        int second = (int) Math.floorMod(epochSecond, (long) SECONDS_A_DAY);
        int hour = second / 3600;
        put(date(Math.floorDiv(epochSecond, SECONDS_A_DAY)))
                .number((hour + 11) % 12 + 1, 2)
                .put(':')
                .number(second / 60 % 60, 2)
                .put(':')
                .number(second % 60, 2);
        return put(hour < 12 ? AM : PM);
    }

    private byte[] date(long day) {
        int slot = (int) day & DATES - 1;
        if (days[slot] != day) {
            var date = LocalDate.ofEpochDay(day);
            dates[slot] =
                    ascii("%02d/%02d/%04d, ".formatted(date.getMonthValue(), date.getDayOfMonth(), date.getYear()));
            days[slot] = day;
        }
        return dates[slot];
    }

    private static final byte[] AM = ascii(" AM UTC");
    private static final byte[] PM = ascii(" PM UTC");

    private void ensure(int more) {
        if (bytes.length - size < more) bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, size + more));
    }
}
