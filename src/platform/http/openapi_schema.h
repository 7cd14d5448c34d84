#pragma once

#include <boost/json/object.hpp>

#include "platform/http/schema.h"

namespace hark::http {

/// The named objects of an OpenAPI document, collected while schemas are written.
class Components {
public:
    /// The JSON Schema of `schema`. Objects with a name are kept here and referred to.
    /// Requires (CHECK): a name stands for one shape.
    boost::json::object describe(const Schema& schema);

    /// All that have a name, sorted by it.
    boost::json::object named() const;

private:
    boost::json::object fresh(const Schema& schema);
    boost::json::object properties_of(const Schema& schema);

    boost::json::object named_;
};

}  // namespace hark::http
