package org.quis.identity;

import java.io.IOException;
import java.io.UncheckedIOException;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/// How people type those they mean, from `weights.yaml`, which says what each number is.
final class Weights {
    private static final JsonNode FILE = read();

    static final double KNOWN = number("known");
    static final double AS_IT_IS = number("as_it_is");
    static final double NICKNAME = number("nickname");
    static final double CUT_SHORT = number("cut_short");
    static final double SLIP = number("slip");
    static final double OTHER_SLIP = number("other_slip");
    static final double SOUND = number("sound");
    static final double UNHEARD_OF = number("unheard_of");
    static final double MISSED_WORD = number("missed_word");
    static final double MISSED_INITIAL = number("missed_initial");
    static final double UNRECORDED_WORD = number("unrecorded_word");
    static final double UNRECORDED_INITIAL = number("unrecorded_initial");
    static final double MISSED_NAME = number("missed_name");
    static final double SECOND_NAME = number("second_name");
    static final double FORMER_NAME = number("former_name");
    static final double HALF_NAME = number("half_name");
    static final double PARTICLE = number("particle");
    static final double OTHER_ORDER = number("other_order");
    static final double AGAINST_COMMA = number("against_comma");
    static final double RESPACED = number("respaced");
    static final double BIRTH_AS_IT_IS = number("birth_as_it_is");
    static final double BIRTH_OTHER_READING = number("birth_other_reading");
    static final double BIRTH_SWAPPED = number("birth_swapped");
    static final double BIRTH_DIGIT = number("birth_digit");
    static final double BIRTH_DIFFERS = number("birth_differs");
    static final double BIRTH_SPAN_DAYS = number("birth_span_years") * 365.25;
    static final double CLEAR = number("clear");

    private Weights() {}

    private static double number(String name) {
        return FILE.required(name).asDouble();
    }

    private static JsonNode read() {
        try (var in = Weights.class.getResourceAsStream("weights.yaml")) {
            return new YAMLMapper().readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static double log2(double value) {
        return Math.log(value) / Math.log(2);
    }
}
