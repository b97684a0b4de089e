package org.quis.identity;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;

/// A telephone number in any layout: `+1 (202) 555-0143`, `202.555.0143`.
public final class PhoneText {
    private static final PhoneNumberUtil PHONES = PhoneNumberUtil.getInstance();

    private final String region;

    /// @param region where a number without a country code is, such as `US`
    public PhoneText(String region) {
        this.region = region;
    }

    /// As E.164 writes it; where it is no number, its digits as they are.
    public String key(String typed) {
        try {
            var number = PHONES.parse(typed, region);
            return "+" + number.getCountryCode() + PhoneNumberUtil.getInstance().getNationalSignificantNumber(number);
        } catch (NumberParseException _) {
            return typed.replaceAll("\\D", "");
        }
    }
}
