#include "product/mailing/round.h"

#include <utility>

#include "base/error.h"
#include "base/limits.h"
#include "base/log.h"

namespace hark::mailing {

namespace limits = base::limits;

Round::Round(storage::Database& database, const base::Clock& clock, Sending& sending,
             WorkspaceId workspace, KeptSettings settings)
    : database_(database),
      clock_(clock),
      sending_(sending),
      workspace_(workspace),
      settings_(std::move(settings)),
      client_(smtp_settings(settings_.settings.server)),
      pace_(settings_.settings.per_second, std::chrono::seconds{1}),
      domains_(settings_.settings.domains) {
    const auto connections = static_cast<std::size_t>(settings_.settings.connections);
    threads_.reserve(connections);
    for (std::size_t i = 0; i < connections; ++i) threads_.emplace_back([this] { run(); });
}

Round::~Round() {
    client_.stop();
    {
        const std::lock_guard lock{mutex_};
        is_stopping_ = true;
    }
    stop_.notify_all();
    for (auto& thread : threads_) thread.join();
}

void Round::run() {
    std::optional<Done> done;
    while (!is_stopping()) {
        try {
            run_once(done);
        } catch (const std::exception& error) {
            base::log::warning("Emails wait: {}", error.what());
            wait_until(clock_.now() + limits::mail_looks_every);
        }
    }
    try {
        if (done) sending_.record(workspace_, settings_.settings, *done);
    } catch (const std::exception& error) {
        base::log::warning("What became of an email could not be written down: {}", error.what());
    }
}

void Round::run_once(std::optional<Done>& done) {
    const auto at = std::max(pace_.take(clock_.now()), resting_until());
    if (done && at > clock_.now()) {
        sending_.record(workspace_, settings_.settings, *done);
        done.reset();
    }
    if (!wait_until(at)) return;
    // Recorded and claimed at once: one commit for each email.
    auto job = sending_.next(workspace_, settings_.settings, domains_, done);
    done.reset();
    if (job)
        done = send(*std::move(job));
    else
        wait_until(clock_.now() + limits::mail_looks_every);
}

Done Round::send(Job job) {
    Done done;
    const auto& settings = settings_.settings;
    try {
        const auto message = sending_.message(job, settings);
        const auto& sender =
            settings.bounce_address.empty() ? settings.from : settings.bounce_address;
        done.answer = client_.send(sender, job.to, mail::to_mime(message));
    } catch (const base::Error& error) {
        done.answer = {mail::Outcome::refused, 0, "", error.what()};
    }
    done.job = std::move(job);
    note(done.answer, done);
    return done;
}

void Round::note(const mail::SmtpAnswer& answer, Done& done) {
    const bool is_down = answer.outcome == mail::Outcome::no_server;
    std::string problem;
    {
        const std::lock_guard lock{mutex_};
        const bool was_down = failures_ > 0;
        failures_ = is_down ? failures_ + 1 : 0;
        if (!is_down && !was_down) return;
        rests_until_ = is_down ? clock_.now() + server_pause(failures_) : base::Time{};
        if (is_stopping_) rests_until_ = clock_.now();  // whoever comes next need not wait
        done.retry_at = rests_until_;
        if (is_down) problem = answer.words;
    }
    if (is_down) base::log::warning("Emails wait for the mail server: {}", problem);
    // What became of the email must not be lost with this.
    try {
        database_.write([&](storage::Session& session) {
            tell_problem(session, workspace_, problem, clock_.now());
        });
    } catch (const base::Error& error) {
        base::log::warning("How the mail server is could not be written down: {}", error.what());
    }
}

base::Time Round::resting_until() {
    const std::lock_guard lock{mutex_};
    return rests_until_;
}

bool Round::wait_until(base::Time time) {
    std::unique_lock lock{mutex_};
    const auto left = time - clock_.now();
    if (left.count() > 0) stop_.wait_for(lock, left, [&] { return is_stopping_; });
    return !is_stopping_;
}

bool Round::is_stopping() {
    const std::lock_guard lock{mutex_};
    return is_stopping_;
}

}  // namespace hark::mailing
