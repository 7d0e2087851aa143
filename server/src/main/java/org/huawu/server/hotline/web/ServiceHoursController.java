package org.huawu.server.hotline.web;

import java.time.LocalDate;
import java.util.List;
import org.huawu.kernel.CalendarId;
import org.huawu.server.edge.Page;
import org.huawu.server.edge.PageRequest;
import org.huawu.server.hotline.ServiceCalendar;
import org.huawu.server.hotline.ServiceHours;
import org.huawu.server.hotline.ServiceHours.CalendarDay;
import org.huawu.server.hotline.ServiceHours.HolidaysOfYear;
import org.huawu.server.hotline.ServiceHours.QueueOpening;
import org.huawu.server.hotline.ServiceHours.WantedCalendar;
import org.huawu.server.hotline.ServiceHours.WantedHolidays;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Calendars of service hours and holidays over HTTP. */
@RestController
@RequestMapping("/api/hotline")
class ServiceHoursController {

    private final ServiceHours hours;

    ServiceHoursController(ServiceHours hours) {
        this.hours = hours;
    }

    @GetMapping("/calendars")
    @PreAuthorize("hasAuthority('hotline.read')")
    Page<ServiceCalendar> calendars(PageRequest request) {
        return hours.calendars(request);
    }

    @PostMapping("/calendars")
    @ResponseStatus(HttpStatus.CREATED)
    @PreAuthorize("hasAuthority('hotline.write')")
    ServiceCalendar addCalendar(@RequestBody WantedCalendar wanted) {
        return hours.add(wanted);
    }

    @PutMapping("/calendars/{id}")
    @PreAuthorize("hasAuthority('hotline.write')")
    ServiceCalendar changeCalendar(@PathVariable CalendarId id, @RequestBody WantedCalendar wanted) {
        return hours.change(id, wanted);
    }

    @DeleteMapping("/calendars/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @PreAuthorize("hasAuthority('hotline.write')")
    void removeCalendar(@PathVariable CalendarId id) {
        hours.remove(id);
    }

    /** Two weeks of a calendar. */
    @GetMapping("/calendars/{id}/days")
    @PreAuthorize("hasAuthority('hotline.read')")
    List<CalendarDay> days(@PathVariable CalendarId id, @RequestParam(required = false) @Nullable LocalDate from) {
        return hours.days(id, from);
    }

    /** Which queues are open now. */
    @GetMapping("/queues/openings")
    @PreAuthorize("hasAuthority('hotline.read')")
    List<QueueOpening> openings() {
        return hours.openings();
    }

    @GetMapping("/holidays")
    @PreAuthorize("hasAuthority('hotline.read')")
    List<HolidaysOfYear> holidays() {
        return hours.holidays();
    }

    @PutMapping("/holidays")
    @PreAuthorize("hasAuthority('holidays.configure')")
    HolidaysOfYear enterHolidays(@RequestBody WantedHolidays wanted) {
        return hours.enter(wanted);
    }
}
