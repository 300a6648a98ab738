// Random pairs of scenes that have most of their nodes in common, for properties of diff and of what is built on it.
#pragma once

#include "shared/base/random.hpp"
#include "shared/scene/scene.hpp"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

namespace kz::test {

class RandomScenes {
public:
    // The same pairs for the same seed on every host: random numbers are taken one a statement.
    explicit RandomScenes(std::uint64_t seed) : random_(seed) {}

    struct Pair { Scene before, after; };
    Pair next() {
        Plan plan = {.role = Role::Root};
        grow(plan, 1 + random_.below(20));
        Pair pair;
        pair.before = built(plan);
        for (std::uint64_t changes = random_.below(8); changes > 0; --changes)
            change(plan);
        if (random_.below(50) == 0) { // another page altogether
            plan = {.role = Role::Root};
            grow(plan, 1 + random_.below(20));
        }
        pair.after = built(plan);
        return pair;
    }
    std::uint64_t below(std::uint64_t bound) { return random_.below(bound); }

private:
    struct Plan {
        std::uint64_t key = 0;
        Role role = Role::Group;
        std::uint64_t looks = 0; // all other fields come from this number
        std::vector<Plan> children = {};
    };

    static bool holds_children(Role role) {
        switch (role) {
        case Role::Root: case Role::Group: case Role::Region: case Role::Form: case Role::List: case Role::ListItem: case Role::Status:
        case Role::Alert: case Role::Link: case Role::Select: case Role::Main:
            return true;
        default:
            return false;
        }
    }

    Role any_role() { return static_cast<Role>(1 + random_.below(static_cast<std::uint64_t>(Role::Separator))); }

    Plan& any(Plan& plan) {
        Plan* at = &plan;
        while (!at->children.empty() && random_.below(4) != 0)
            at = &at->children[random_.below(at->children.size())];
        return *at;
    }

    void grow(Plan& root, std::uint64_t nodes) {
        for (std::uint64_t i = 0; i < nodes; ++i) {
            Plan& parent = any(root);
            if (!holds_children(parent.role))
                continue;
            const std::uint64_t key = random_.below(30);
            const auto has_key = [&](const Plan& child) { return child.key == key; };
            if (!std::none_of(parent.children.begin(), parent.children.end(), has_key))
                continue;
            const auto at = static_cast<std::ptrdiff_t>(random_.below(parent.children.size() + 1));
            const Role role = any_role();
            parent.children.insert(parent.children.begin() + at, Plan{.key = key, .role = role, .looks = random_.next()});
        }
    }

    void change(Plan& root) {
        Plan& plan = any(root);
        switch (random_.below(6)) {
        case 0:
            grow(plan, 1 + random_.below(4));
            break;
        case 1:
            if (!plan.children.empty())
                plan.children.erase(plan.children.begin() + static_cast<std::ptrdiff_t>(random_.below(plan.children.size())));
            break;
        case 2: // one child elsewhere
            if (plan.children.size() > 1) {
                const std::uint64_t one = random_.below(plan.children.size());
                std::swap(plan.children[one], plan.children[random_.below(plan.children.size())]);
            }
            break;
        case 3: // any order
            for (std::size_t i = plan.children.size(); i > 1; --i)
                std::swap(plan.children[i - 1], plan.children[random_.below(i)]);
            break;
        case 4:
            plan.looks = random_.next();
            break;
        default:
            if (plan.role != Role::Root && plan.children.empty())
                plan.role = any_role();
        }
    }

    static std::string text(std::uint64_t number) {
        static constexpr std::string_view texts[] = {"", "a", "ü 12,50 €", "<b> & \"c\" 'd' </script>", "\n two\r\n", "x=y", "\\u0022\t"};
        return std::string(texts[number % std::size(texts)]);
    }

    static void fill(Node& node, std::uint64_t looks) {
        const auto take = [&](std::uint64_t bound) {
            const std::uint64_t taken = looks % bound;
            looks = hash64(looks, hash_seed);
            return taken;
        };
        node.style = static_cast<Style>(take(4));
        node.sensitivity = static_cast<Sensitivity>(take(3));
        node.state = static_cast<std::uint16_t>(take(3) == 0 ? take(512) : 0);
        node.submits = node.role == Role::Button && take(2) == 0;
        if (node.role == Role::Heading)
            node.level = static_cast<std::uint8_t>(1 + take(3));
        node.name = text(take(7));
        node.value = text(take(7));
        node.value_text = text(take(7));
        node.href = take(2) == 0 ? "?x=1" : text(take(7));
        node.lang = take(4) == 0 ? "en" : "";
        node.labelled_by = take(4) == 0 ? 1 + take(5) : 0;
        node.described_by = take(4) == 0 ? 1 + take(5) : 0;
        node.refers_to = take(4) == 0 ? 1 + take(5) : 0;
        node.bind = {static_cast<std::uint16_t>(take(3)), static_cast<std::int64_t>(take(3)) - 1};
        node.input = {.field = text(take(2)), .autocomplete = text(take(2)), .inputmode = text(take(2)),
                      .enterkeyhint = text(take(2)), .least = -1, .most = 9, .step = 1 + static_cast<std::int64_t>(take(2)),
                      .length_max = static_cast<int>(take(3))};
        if (node.role == Role::Image && take(2) == 0) {
            node.modules_size = 2;
            node.modules = take(2) == 0 ? "1011" : "0110";
        }
    }

    void build(Builder& page, const Plan& plan) {
        for (const Plan& child : plan.children) {
            Node& node = page.open(child.role, std::to_string(child.key));
            fill(node, child.looks);
            build(page, child);
            page.close();
        }
    }
    Scene built(const Plan& plan) {
        Builder page(text(plan.looks), plan.looks % 2 == 0 ? "de" : "en");
        build(page, plan);
        Scene scene = std::move(page).finish();
        if (random_.below(3) == 0)
            scene.focus = scene.nodes[random_.below(scene.nodes.size())].id;
        return scene;
    }

    SeededRandom random_;
};

} // namespace kz::test
