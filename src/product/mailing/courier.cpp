#include "product/mailing/courier.h"

#include "base/limits.h"
#include "base/log.h"
#include "platform/crypto/crypto.h"

namespace hark::mailing {

namespace limits = base::limits;

Courier::Courier(storage::Database& database, const base::Clock& clock, Sending& sending,
                 MailboxReader& mailbox, workspace::Asking asking)
    : database_(database),
      clock_(clock),
      sending_(sending),
      mailbox_(mailbox),
      asking_(std::move(asking)),
      holder_(crypto::random_token()) {
    thread_ = std::thread{[this] { run(); }};
    mailbox_thread_ = std::thread{[this] { look_into_mailbox(); }};
}

Courier::~Courier() {
    mailbox_.stop();
    {
        const std::lock_guard lock{mutex_};
        is_stopping_ = true;
    }
    stop_.notify_all();
    thread_.join();
    mailbox_thread_.join();
}

bool Courier::wait(std::chrono::microseconds time) {
    std::unique_lock lock{mutex_};
    stop_.wait_for(lock, time, [&] { return is_stopping_; });
    return !is_stopping_;
}

void Courier::run() {
    do {
        try {
            look();
        } catch (const std::exception& error) {
            base::log::warning("Emails wait: {}", error.what());
        }
    } while (wait(limits::mail_looks_every));
    round_.reset();
    if (!workspace_) return;
    try {
        database_.write(
            [&](storage::Session& session) { end_turn(session, *workspace_, holder_); });
    } catch (const std::exception& error) {
        base::log::warning("The next program has to wait to send emails: {}", error.what());
    }
}

void Courier::look() {
    if (!workspace_) workspace_ = asking_();
    if (!hold_turn(*workspace_)) {
        round_.reset();
        return;
    }
    auto settings = database_.reading(
        [&](storage::Session& session) { return find_settings(session, *workspace_); });
    if (round_ && round_->version() == settings.version) return;
    round_.reset();
    const auto address = sending_.link_address(settings.settings);
    if (!settings.settings.is_on || !what_is_missing(settings.settings, address).empty()) return;
    round_ = std::make_unique<Round>(database_, clock_, sending_, *workspace_, std::move(settings));
}

bool Courier::hold_turn(WorkspaceId workspace) {
    const auto now = clock_.now();
    if (turn_until_ - now > limits::mail_turn - limits::mail_turn_every) return true;
    std::size_t given_up = 0;
    const auto turn = database_.writing([&](storage::Session& session) {
        const auto taken = take_turn(session, workspace, holder_, now, now + limits::mail_turn);
        given_up = 0;
        if (taken == Turn::first) {
            tell_problem(session, workspace, "", now);
            given_up = sending_.give_up_claimed(session, workspace);
        }
        return taken;
    });
    if (given_up > 0)
        base::log::warning(
            "{} emails were being sent when Hark ended: they may have arrived, and are not sent "
            "again.",
            given_up);
    turn_until_ = turn == Turn::not_ours ? base::Time{} : now + limits::mail_turn;
    return turn != Turn::not_ours;
}

void Courier::look_into_mailbox() {
    do {
        try {
            read_mailbox();
        } catch (const std::exception& error) {
            base::log::warning("The mailbox of bounces: {}", error.what());
        }
    } while (wait(limits::mail_looks_every));
}

void Courier::read_mailbox() {
    const auto workspace = asking_();
    const auto now = clock_.now();
    const auto [settings, condition] = database_.reading([&](storage::Session& session) {
        return std::pair{find_settings(session, workspace).settings,
                         find_condition(session, workspace, now)};
    });
    if (!settings.mailbox || !condition.is_running) return;
    if (condition.mailbox_at && now - *condition.mailbox_at < limits::mailbox_every) return;
    mailbox_.read(workspace, *settings.mailbox);
}

}  // namespace hark::mailing
