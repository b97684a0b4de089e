package org.quis.ties;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.quis.access.Site;

class SitesTest {
    private final Sites sites = new Sites();

    @BeforeEach
    void list() {
        assertEquals(Optional.empty(), sites.add("CAD-7", "", "Dispatch", "44.05", "-123.09"));
        assertEquals(Optional.empty(), sites.add("", "10.2.0.0/16", "North", "45.52", "-122.68"));
        assertEquals(Optional.empty(), sites.add("", "10.2.9.0/24", "Airport", "45.59", "-122.60"));
        assertEquals(Optional.empty(), sites.add("", "2001:db8::/33", "Coast", "43.37", "-124.22"));
    }

    private String of(String device, String address) {
        return sites.of(device, address).map(Site::name).orElse("nowhere");
    }

    @Test
    void a_listed_device_is_where_it_is_whatever_its_address() {
        assertEquals("Dispatch", of("CAD-7", "10.2.9.4"));
    }

    @Test
    void an_address_is_in_the_narrowest_network_that_holds_it() {
        assertEquals("Airport", of("", "10.2.9.4"));
        assertEquals("North", of("unlisted", "10.2.8.4"));
        assertEquals("nowhere", of("", "10.3.0.1"));
    }

    @Test
    void networks_of_the_other_protocol_hold_no_address_of_this() {
        assertEquals("Coast", of("", "2001:db8:7fff::1"));
        assertEquals("nowhere", of("", "2001:db8:8000::1"));
    }

    @Test
    void what_is_no_address_is_nowhere_and_asks_no_name_server() {
        assertEquals("nowhere", of("", "front-desk.example.org"));
        assertEquals("nowhere", of("", "999.1.1.1"));
    }

    @Test
    void a_row_that_says_nothing_is_told_of() {
        assertTrue(sites.add("X", "", "Moon", "91", "0").orElse("").contains("degrees"));
        assertTrue(sites.add("", "", "Nothing", "1", "1").orElse("").contains("device_id"));
        assertTrue(sites.add("", "10.2.0.0/64", "Wide", "1", "1").orElse("").contains("10.2.0.0/64"));
        assertTrue(sites.add("", "upstairs", "Loft", "1", "1").orElse("").contains("upstairs"));
    }

    @Test
    void distances_are_over_the_ground() {
        var eugene = new Site("Eugene", 44.05, -123.09);
        assertEquals(170, eugene.kilometresTo(new Site("Portland", 45.52, -122.68)), 5);
        assertEquals(0, eugene.kilometresTo(eugene), 1e-9);
        assertEquals(20_015, new Site("Pole", 90, 0).kilometresTo(new Site("Pole", -90, 0)), 10);
    }
}
