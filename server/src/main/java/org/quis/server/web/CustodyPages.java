package org.quis.server.web;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import org.jspecify.annotations.Nullable;
import org.quis.acts.Act;
import org.quis.desk.Refused;
import org.quis.server.record.EvidenceFiles;
import org.quis.server.record.Register;
import org.quis.server.record.UnavailableException;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;

/// Files in and out of an investigation. Every copy that leaves is sealed first: who took it, when and what for.
@Controller
final class CustodyPages {
    private static final int MOST_NAME = 120;

    private final Who who;
    private final Register register;
    private final EvidenceFiles files;
    private final CaseCopies copies;

    CustodyPages(Who who, Register register, EvidenceFiles files, CaseCopies copies) {
        this.who = who;
        this.register = register;
        this.files = files;
        this.copies = copies;
    }

    @PostMapping("/investigations/{number}/file")
    ResponseEntity<Void> add(
            HttpServletRequest request,
            @PathVariable String number,
            @RequestParam String description,
            @RequestParam MultipartFile file)
            throws Refused, UnavailableException, IOException {
        var doer = who.of(request);
        var investigation = register.investigation(number);
        var name = name(file.getOriginalFilename());
        var evidence = investigation.nextEvidence();
        // asked once before anything is kept of it
        register.check(doer, new Act.EvidenceAdded(number, evidence, description, "", -1, name, ""));
        String sha256;
        try (var content = file.getInputStream()) {
            sha256 = files.keep(content);
        }
        register.perform(doer, new Act.EvidenceAdded(number, evidence, description, "", -1, name, sha256));
        return Redirect.to("/investigations/" + Redirect.segment(number) + "?done=sealed");
    }

    /// What a browser calls the file, without folders and without what has a meaning to a shell or a file system.
    private static String name(@Nullable String given) {
        var last = given == null ? "" : given.substring(Math.max(given.lastIndexOf('/'), given.lastIndexOf('\\')) + 1);
        var plain = last.replaceAll("[^\\p{L}\\p{N}._ -]", "_").strip().replaceFirst("^\\.+", "");
        var cut = plain.length() > MOST_NAME ? plain.substring(plain.length() - MOST_NAME) : plain;
        return cut.isEmpty() ? "file" : cut;
    }

    @PostMapping(path = "/investigations/{number}/file/{evidence}", produces = MediaType.APPLICATION_OCTET_STREAM_VALUE)
    ResponseEntity<StreamingResponseBody> take(
            HttpServletRequest request,
            @PathVariable String number,
            @PathVariable String evidence,
            @RequestParam String purpose)
            throws Refused, UnavailableException, IOException {
        var taken = new Act.EvidenceTaken(number, evidence, purpose);
        var doer = who.of(request);
        register.check(doer, taken);
        var added = register.investigation(number).file(evidence).orElseThrow();
        var path = files.find(added.sha256());
        register.perform(doer, taken);
        return attachment(added.file(), out -> Files.copy(path, out));
    }

    @PostMapping(path = "/investigations/{number}/copy", produces = MediaType.APPLICATION_OCTET_STREAM_VALUE)
    ResponseEntity<StreamingResponseBody> copy(
            HttpServletRequest request, @PathVariable String number, @RequestParam String purpose)
            throws Refused, UnavailableException {
        var copied = new Act.CaseCopied(number, purpose);
        var doer = who.of(request);
        register.check(doer, copied);
        var held = new HashMap<String, Path>();
        for (var added : register.investigation(number).evidence()) {
            if (!added.sha256().isEmpty()) held.put(added.evidence(), files.find(added.sha256()));
        }
        register.perform(doer, copied);
        var copy = copies.of(number, held);
        return attachment("case-" + number + ".zip", copy::write);
    }

    /// To be saved and not shown: what is in it may be anything.
    private static ResponseEntity<StreamingResponseBody> attachment(String name, StreamingResponseBody body) {
        return ResponseEntity.ok()
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(name, java.nio.charset.StandardCharsets.UTF_8)
                                .build()
                                .toString())
                .contentType(MediaType.APPLICATION_OCTET_STREAM)
                .body(body);
    }
}
