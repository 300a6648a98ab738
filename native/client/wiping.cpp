// What a customer leaves must not lie in the memory of a kiosk until something else is written there. Every free() of the process,
// of the libraries too, wipes first. Not with the sanitizers, which have an allocator of their own.
#include <cstddef>
#include <cstring>
#include <malloc.h>

#if !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)

extern "C" {

void* __libc_malloc(std::size_t bytes);
void __libc_free(void* memory);

void free(void* memory) {
    if (memory == nullptr)
        return;
    explicit_bzero(memory, malloc_usable_size(memory));
    __libc_free(memory);
}

// glibc's own would leave the old place as it was when it moves.
void* realloc(void* memory, std::size_t bytes) {
    if (memory == nullptr)
        return __libc_malloc(bytes);
    if (bytes == 0) {
        free(memory);
        return nullptr;
    }
    const std::size_t had = malloc_usable_size(memory);
    if (bytes <= had && bytes > had / 2)
        return memory;
    void* moved = __libc_malloc(bytes);
    if (moved == nullptr)
        return nullptr;
    std::memcpy(moved, memory, had < bytes ? had : bytes);
    free(memory);
    return moved;
}
}

#endif
