package org.quis.simulate;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/// Writes the tables that are settled before the log begins. What is true but was never entered is left out.
final class Reference {
    private final World world;
    private final Path dir;
    private int missing;

    Reference(World world, Path dir) {
        this.world = world;
        this.dir = dir;
    }

    void write() throws IOException {
        people();
        agency();
        cases();
        marked();
    }

    /// How many assignments, subjects and authorities were left out.
    int missing() {
        return missing;
    }

    private void people() throws IOException {
        try (var table = new Table(dir, "people", "person_id,name,former_names,date_of_birth,address,phone,email")) {
            for (var person : world.people.all()) {
                var former = String.join(";", person.name().formerNames());
                table.row(
                        person.id(),
                        person.name().full(),
                        former,
                        person.born().toString(),
                        person.home().line(),
                        person.phone(),
                        person.email());
            }
        }
        try (var table = new Table(dir, "addresses", "person_id,address,valid_from,valid_to")) {
            for (var stay : world.people.stays()) {
                table.row(stay.person().id(), stay.home().line(), Table.date(stay.since()), Table.date(stay.until()));
            }
        }
        try (var table = new Table(dir, "relationships", "person_id,other_person_id,kind,valid_from,valid_to")) {
            for (var tie : world.people.ties()) {
                if (!tie.recorded()) continue;
                table.row(
                        tie.person().id(),
                        tie.other().id(),
                        tie.kind().label(),
                        Table.date(tie.since()),
                        Table.date(tie.until()));
            }
        }
        try (var table = new Table(dir, "vehicles", "plate,state,person_id,valid_from,valid_to")) {
            for (var vehicle : world.people.vehicles()) {
                table.row(
                        vehicle.plate(),
                        vehicle.state(),
                        vehicle.owner().id(),
                        Table.date(vehicle.since()),
                        Table.date(vehicle.until()));
            }
        }
        try (var table = new Table(dir, "phones", "phone,person_id,valid_from,valid_to")) {
            for (var line : world.people.lines()) {
                table.row(line.phone(), line.holder().id(), Table.date(line.since()), Table.date(line.until()));
            }
        }
    }

    private void agency() throws IOException {
        var columns = "user_id,person_id,name,organization,unit,role,supervisor_user_id,active_from,active_to";
        try (var table = new Table(dir, "users", columns)) {
            for (var who : world.agency.accounts()) {
                table.row(
                        who.id(),
                        who.person().id(),
                        who.person().name().full(),
                        who.organization(),
                        who.unit().label(),
                        who.role(),
                        who.supervisorId(),
                        Table.date(who.activeFrom()),
                        Table.date(who.activeTo()));
            }
        }
        try (var table = new Table(dir, "shifts", "user_id,started,ended")) {
            for (int day = 0; day < world.days.count(); day++) {
                for (var shift : world.rota.on(day)) {
                    table.row(shift.account().id(), Days.text(shift.start()), Days.text(shift.enteredEnd()));
                }
            }
        }
        try (var table = new Table(dir, "leave", "user_id,started,ended,kind")) {
            for (var leave : world.rota.leave()) {
                var from = Days.text(world.days.start(leave.from()));
                table.row(leave.account().id(), from, Days.text(world.days.start(leave.to())), leave.kind());
            }
        }
        columns = "database_id,name,owner,categories,requires_case,requires_authority";
        try (var table = new Table(dir, "databases", columns)) {
            for (var database : Database.values()) {
                table.row(
                        database.id,
                        database.title,
                        database.owner,
                        database.categories,
                        String.valueOf(database.requiresCase),
                        String.valueOf(database.requiresAuthority));
            }
        }
    }

    private void cases() throws IOException {
        var authorityColumns = "authority_id,kind,issuer,issued,expires,database_id,subject_kind,subject,case_number";
        try (var cases = new Table(dir, "cases", "case_number,kind,unit,opened,closed");
                var assignments = new Table(dir, "assignments", "case_number,user_id,role,valid_from,valid_to");
                var subjects = new Table(dir, "case_subjects", "case_number,subject_kind,subject,role");
                var authorities = new Table(dir, "authorities", authorityColumns)) {
            for (var file : world.casework.all()) {
                var number = file.number();
                var closed = Table.date(file.closed());
                cases.row(
                        number, file.kind(), file.unit().label(), file.opened().toString(), closed);
                for (var assignment : file.assignments()) {
                    if (!entered(assignment.entered())) continue;
                    var from = assignment.from().toString();
                    assignments.row(number, assignment.who().id(), assignment.role(), from, closed);
                }
                subjects.row(number, "record", file.report(), "report");
                for (var one : file.involved()) {
                    if (!entered(one.entered())) continue;
                    subjects.row(number, "person", one.person().id(), one.role());
                    if (!one.role().equals("suspect")) continue;
                    for (var vehicle : world.people.vehiclesOf(one.person())) {
                        subjects.row(number, "plate", vehicle.plate(), "suspect vehicle");
                    }
                }
                for (var authority : file.authorities()) {
                    if (!entered(authority.entered())) continue;
                    authorities.row(
                            authority.id(),
                            authority.kind(),
                            authority.issuer(),
                            authority.issued().toString(),
                            authority.expires().toString(),
                            authority.database().id,
                            "person",
                            authority.subject().id(),
                            number);
                }
            }
        }
    }

    private boolean entered(boolean entered) {
        if (!entered) missing++;
        return entered;
    }

    private void marked() throws IOException {
        marks("protected", world.marked.figures());
        marks("canaries", world.marked.canaries());
    }

    private void marks(String name, List<Marked.Mark> marks) throws IOException {
        try (var table = new Table(dir, name, "subject_kind,subject,note")) {
            for (var mark : marks) {
                table.row("person", mark.person().id(), mark.note());
                for (var vehicle : world.people.vehiclesOf(mark.person())) {
                    table.row("plate", vehicle.plate(), mark.note());
                }
            }
        }
    }
}
