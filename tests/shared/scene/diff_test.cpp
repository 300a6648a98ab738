#include "shared/scene/diff.hpp"
#include "tests/shared/scene/claim_scene.hpp"
#include "tests/shared/scene/random_scene.hpp"

#include <doctest/doctest.h>

using namespace kz;

namespace {

Scene list_of(std::initializer_list<const char*> keys) {
    Builder page("Title", "de");
    for (const char* key : keys)
        page.leaf(Role::Text, key);
    return std::move(page).finish();
}

// "-a +b<c >d<": remove a, add b before c, move d to the end.
std::string told(const Scene& before, const Scene& after, std::uint64_t held = 0) {
    const auto key_of = [&](std::uint64_t id) {
        const Node* node = find(after, id);
        node = node == nullptr ? find(before, id) : node;
        return node == nullptr ? std::string() : node->key;
    };
    std::string out;
    for (const SceneChange& change : diff(before, after, held)) {
        out += out.empty() ? "" : " ";
        if (const auto* remove = std::get_if<RemoveNode>(&change))
            out += "-" + key_of(remove->id);
        else if (const auto* add = std::get_if<AddNode>(&change))
            out += "+" + after.nodes[add->index].key + "<" + key_of(add->before);
        else if (const auto* move = std::get_if<MoveNode>(&change))
            out += ">" + key_of(move->id) + "<" + key_of(move->before);
        else
            out += "=" + after.nodes[std::get<SetNode>(change).to].key;
    }
    return out;
}

} // namespace

TEST_CASE("a difference names the least that is to be done") {
    struct Row { std::initializer_list<const char*> before, after; const char* expected; };
    const Row rows[] = {
        {{"a", "b", "c"}, {"a", "b", "c"}, ""},
        {{}, {"a", "b"}, "+a< +b<"},
        {{"a", "b", "c"}, {}, "-c -b -a"},
        {{"a", "c"}, {"a", "b", "c"}, "+b<c"},
        {{"a", "b", "c", "d"}, {"d", "a", "b", "c"}, ">d<a"},
        {{"a", "b", "c", "d"}, {"b", "c", "d", "a"}, ">a<"},
        {{"a", "b", "c"}, {"c", "b", "a"}, ">c<a >b<a"},
        {{"a", "b", "c", "d", "e"}, {"e", "x", "b", "a", "d"}, "-c >e<a +x<a >b<a"},
    };
    for (const Row& row : rows)
        CHECK(told(list_of(row.before), list_of(row.after)) == row.expected);
}

TEST_CASE("what has the focus is not moved: the others move around it") {
    const Scene before = list_of({"a", "b", "c", "d"});
    const Scene after = list_of({"d", "a", "b", "c"});
    CHECK(told(before, after) == ">d<a");
    CHECK(told(before, after, before.nodes[4].id) == ">a< >b< >c<");

    test::RandomScenes random(7);
    for (int i = 0; i < 5000; ++i) {
        const auto [from, to] = random.next();
        const std::uint64_t held = from.nodes[random.below(from.nodes.size())].id;
        std::vector<std::uint64_t> path; // held and what holds it
        for (const Node* node = find(from, held); node != &from.nodes[0]; node = &from.nodes[node->parent])
            path.push_back(node->id);
        if (find(to, held) == nullptr)
            path.clear(); // it is gone, and the focus with it
        const std::vector<SceneChange> changes = diff(from, to, held);
        for (const SceneChange& change : changes)
            if (const auto* move = std::get_if<MoveNode>(&change))
                CHECK(std::find(path.begin(), path.end(), move->id) == path.end());
        CHECK(apply(from, changes, to) == to);
    }
}

TEST_CASE("a node whose element can not stay is removed and added, with everything below it") {
    struct Row { void (*change)(Node&); const char* expected; };
    const Row rows[] = {
        {[](Node& n) { n.name = "other"; }, "=x"},
        {[](Node& n) { n.value = "other"; }, "=x"},
        {[](Node& n) { n.bind.argument = 3; }, "=x"},
        {[](Node& n) { n.input.length_max = 3; }, "=x"},
        {[](Node& n) { n.sensitivity = Sensitivity::Secret; }, "=x"},
        {[](Node& n) { n.role = Role::Paragraph; n.level = 0; }, "-x +x<"},
        {[](Node& n) { n.level = 2; }, "-x +x<"},
        {[](Node& n) { n.modules = "1"; n.modules_size = 1; }, "-x +x<"},
    };
    Builder page("Title", "de");
    page.open(Role::Heading, "x").level = 1;
    page.leaf(Role::Text, "below");
    page.close();
    const Scene before = std::move(page).finish();
    for (const Row& row : rows) {
        Scene after = before;
        row.change(after.nodes[1]);
        CHECK(told(before, after) == row.expected);
        CHECK(apply(before, diff(before, after), after) == after);
    }
}

TEST_CASE("a difference that is carried out gives the other scene") {
    using Variant = test::ClaimScene::Variant;
    const Scene scenes[] = {test::ClaimScene(Variant::Open).made(), test::ClaimScene(Variant::InPlan).made(), list_of({"a"}), Scene{}};
    for (const Scene& before : scenes)
        for (const Scene& after : scenes) {
            CHECK(apply(before, diff(before, after), after) == after);
            CHECK(diff(before, after).empty() == (before.nodes == after.nodes));
        }

    test::RandomScenes random(1);
    for (int i = 0; i < 20000; ++i) {
        const auto [before, after] = random.next();
        const std::vector<SceneChange> changes = diff(before, after);
        if (apply(before, changes, after) != after) {
            FAIL_CHECK("pair " << i << "\n" << dump(before) << "to\n" << dump(after));
            break;
        }
        CHECK(diff(after, after).empty());
    }
}

TEST_CASE("no fewer nodes could be moved") {
    test::RandomScenes random(3);
    for (int i = 0; i < 2000; ++i) {
        // Given a list in another order,
        std::vector<std::string> keys;
        for (std::uint64_t n = 1 + random.below(12); n > 0; --n)
            keys.push_back(std::to_string(n));
        const auto built = [&] {
            Builder page("Title", "de");
            for (const std::string& key : keys)
                page.leaf(Role::Text, key);
            return std::move(page).finish();
        };
        const Scene before = built();
        for (std::size_t n = keys.size(); n > 1; --n)
            std::swap(keys[n - 1], keys[random.below(n)]);
        const Scene after = built();
        // when the longest run that keeps its order is counted the slow way,
        std::vector<std::size_t> longest(keys.size(), 1);
        std::size_t best = 1;
        for (std::size_t a = 0; a < keys.size(); ++a)
            for (std::size_t b = 0; b < a; ++b)
                if (find(before, after.nodes[b + 1].id) < find(before, after.nodes[a + 1].id)) {
                    longest[a] = std::max(longest[a], longest[b] + 1);
                    best = std::max(best, longest[a]);
                }
        // then all others are moved, and nothing else is done.
        CHECK(diff(before, after).size() == keys.size() - best);
    }
}

TEST_CASE("random scenes are the same on every host") {
    test::RandomScenes random(1);
    std::uint64_t digests = hash_seed;
    for (int i = 0; i < 100; ++i) {
        const auto [before, after] = random.next();
        digests = hash64(digest(before), hash64(digest(after), digests));
    }
    CHECK(dom_id(digests) == "k8ywr85jg379m");
}
