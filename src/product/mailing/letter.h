#pragma once

#include <map>
#include <string>
#include <string_view>

#include "product/invitation/outbox_store.h"
#include "product/mailing/settings.h"
#include "product/people/person.h"
#include "product/survey/rendered.h"

/// What an email says: the question, its scale as links, and how to get no more of them.
namespace hark::mailing {

struct Letter {
    const survey::Rendered& survey;
    const Settings& settings;
    std::string company;  ///< who asks
    const people::Person* person = nullptr;
    std::string origin;  ///< "https://ask.example.com"
    std::string token;   ///< of the links
    invitation::ToSend::Kind kind = invitation::ToSend::Kind::first;
};

struct Written {
    std::string subject;
    std::string text;
    std::string html;         ///< empty when the program was built without its layout
    std::string unsubscribe;  ///< an address
};
/// Pure; every text is escaped for where it stands. A text of the settings that breaks is left out
/// in favour of Hark's own.
Written write(const Letter& letter);

/// The text of a survey's languages that suits one language best; empty when there is none.
std::string_view words_in(const survey::Words& words, std::string_view language);

}  // namespace hark::mailing
