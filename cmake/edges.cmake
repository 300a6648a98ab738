# Which folder may use which: the architecture, checked at configure time.
#
# KZ_EDGES_<folder> lists the folders that the files of <folder> may include, KZ_LIBS_<folder> the third-party
# headers. An #include of this tree is written from its root ("shared/base/date.hpp"), so the edge is in the line.
# Standard headers are free, except those that a pure folder must not use (KZ_IMPURE).

set(KZ_FOLDERS
    shared/base
    shared/domain/money shared/domain/law shared/domain/people shared/domain/claims shared/domain/plans shared/domain/ledger
    shared/domain/payments shared/domain/contact shared/domain/disputes shared/domain/mandates shared/domain/sharing shared/domain/journal shared/domain/staff
    shared/theme shared/protocol shared/text shared/app shared/gateway shared/scene shared/view shared/html shared/paint shared/speech
    native/platform native/store native/store_sqlite native/einvoice native/debit native/statement native/paper native/printer native/http native/outbox native/provider native/sms native/server native/client native/cli native/mail
    wasm/bridge)

set(KZ_EDGES_shared_base "")
# A noun of the domain may use base and the nouns before it.
set(KZ_EDGES_shared_domain_money    shared/base)
set(KZ_EDGES_shared_domain_law      ${KZ_EDGES_shared_domain_money}    shared/domain/money)
set(KZ_EDGES_shared_domain_people   ${KZ_EDGES_shared_domain_law}      shared/domain/law)
set(KZ_EDGES_shared_domain_claims   ${KZ_EDGES_shared_domain_people}   shared/domain/people)
set(KZ_EDGES_shared_domain_plans    ${KZ_EDGES_shared_domain_claims}   shared/domain/claims)
set(KZ_EDGES_shared_domain_ledger   ${KZ_EDGES_shared_domain_plans}    shared/domain/plans)
set(KZ_EDGES_shared_domain_payments ${KZ_EDGES_shared_domain_ledger}   shared/domain/ledger)
set(KZ_EDGES_shared_domain_contact  ${KZ_EDGES_shared_domain_payments} shared/domain/payments)
set(KZ_EDGES_shared_domain_disputes ${KZ_EDGES_shared_domain_contact}  shared/domain/contact)
set(KZ_EDGES_shared_domain_mandates ${KZ_EDGES_shared_domain_disputes} shared/domain/disputes)
set(KZ_EDGES_shared_domain_sharing  ${KZ_EDGES_shared_domain_payments} shared/domain/payments)
set(KZ_EDGES_shared_domain_journal  ${KZ_EDGES_shared_domain_mandates} shared/domain/mandates shared/domain/sharing)
# People who work here; no other noun knows them.
set(KZ_EDGES_shared_domain_staff    shared/base)
set(kz_domain ${KZ_EDGES_shared_domain_journal} shared/domain/journal shared/domain/staff)
set(kz_shared ${kz_domain} shared/theme shared/protocol shared/text shared/app shared/gateway shared/scene shared/view shared/html shared/paint shared/speech)

set(KZ_EDGES_shared_theme    shared/base)
set(KZ_EDGES_shared_protocol ${kz_domain} shared/theme)
set(KZ_EDGES_shared_text     ${kz_domain})
set(KZ_EDGES_shared_app      ${kz_domain} shared/theme)
set(KZ_EDGES_shared_gateway  ${kz_domain} shared/theme shared/protocol shared/app)
set(KZ_EDGES_shared_scene    shared/base shared/theme)
set(KZ_EDGES_shared_view     ${kz_domain} shared/theme shared/text shared/app shared/scene)
set(KZ_EDGES_shared_html     shared/base shared/theme shared/scene)
set(KZ_EDGES_shared_paint    shared/base shared/theme shared/scene)
set(KZ_EDGES_shared_speech   shared/base shared/domain/people shared/text shared/scene)

set(KZ_EDGES_native_platform     shared/base)
set(KZ_EDGES_native_store        ${kz_domain})
set(KZ_EDGES_native_store_sqlite ${kz_domain} native/store)
set(KZ_EDGES_native_einvoice     ${kz_domain})
set(KZ_EDGES_native_debit        ${KZ_EDGES_shared_domain_mandates} shared/domain/mandates)
set(KZ_EDGES_native_statement    ${KZ_EDGES_shared_domain_payments} shared/domain/payments)
set(KZ_EDGES_native_paper        ${kz_domain} shared/theme shared/text)
set(KZ_EDGES_native_printer      ${kz_domain} shared/text native/platform)
set(KZ_EDGES_native_http         shared/base native/platform)
set(KZ_EDGES_native_outbox       ${kz_domain} native/platform native/store)
set(KZ_EDGES_native_mail         shared/base)
set(KZ_EDGES_native_provider     ${KZ_EDGES_shared_domain_payments} shared/domain/payments native/platform)
set(KZ_EDGES_native_sms          ${KZ_EDGES_shared_domain_contact} shared/domain/contact native/platform native/provider)
set(KZ_EDGES_native_server       ${kz_shared} native/platform native/store native/einvoice native/statement native/debit native/provider native/sms native/http native/paper native/mail native/outbox)
set(KZ_EDGES_native_client       ${kz_shared} native/platform native/printer)
set(KZ_EDGES_native_cli          ${kz_shared} native/platform native/store native/store_sqlite native/einvoice native/http native/outbox native/provider native/server native/mail)
set(KZ_EDGES_wasm_bridge         ${kz_shared})

set(KZ_LIBS_shared_protocol     nlohmann)
set(KZ_LIBS_shared_domain_payments qrcodegen)
set(KZ_LIBS_shared_paint        imgui)
set(KZ_LIBS_wasm_bridge         imgui emscripten GLES2 GLES3)
set(KZ_LIBS_native_platform     openssl curl spdlog)
set(KZ_LIBS_native_store_sqlite sqlite3)
set(KZ_LIBS_native_einvoice     pugixml)
set(KZ_LIBS_native_debit        pugixml)
set(KZ_LIBS_native_statement    expat)
set(KZ_LIBS_native_provider     nlohmann)
set(KZ_LIBS_native_sms          nlohmann)
set(KZ_LIBS_native_paper        cairo freetype qpdf)
set(KZ_LIBS_native_mail         gmime)
set(KZ_LIBS_native_http         httplib)
set(KZ_LIBS_native_server       httplib nlohmann brotli zlib)
set(KZ_LIBS_native_client       SDL imgui GL stb speechd curl)
set(KZ_LIBS_native_cli          CLI nlohmann)

# How a third-party header is recognised: first part of the path, or the whole name.
set(KZ_LIB_HEADERS
    nlohmann=nlohmann/ imgui=imgui emscripten=emscripten GLES2=GLES2/ GLES3=GLES3/ openssl=openssl/ curl=curl/ spdlog=spdlog/
    sqlite3=sqlite3.h pugixml=pugixml expat=expat.h httplib=httplib.h SDL=SDL GL=GL/ stb=stb/ speechd=speech-dispatcher/ CLI=CLI/ qrcodegen=qrcodegen brotli=brotli/ zlib=zlib.h
    cairo=cairo freetype=ft2build.h qpdf=qpdf/ gmime=gmime/)

# What the pure folders must do without: no clock, entropy, file, socket, thread, locale or stream.
set(KZ_IMPURE iostream sstream fstream format regex locale thread mutex atomic condition_variable future filesystem random ctime time.h chrono functional print stdexcept)

# kz_folder_of(OUT PATH): the longest known folder that PATH lies in; empty when none.
function(kz_folder_of out path)
    set(best "")
    foreach(folder IN LISTS KZ_FOLDERS)
        string(FIND "${path}" "${folder}/" at)
        if(at EQUAL 0)
            string(LENGTH "${folder}" length)
            string(LENGTH "${best}" best_length)
            if(length GREATER best_length)
                set(best "${folder}")
            endif()
        endif()
    endforeach()
    set(${out} "${best}" PARENT_SCOPE)
endfunction()

# kz_check_folder(ROOT FOLDER OUT): every include of every file of FOLDER that the table does not allow, one a line.
function(kz_check_folder root folder out)
    string(REPLACE "/" "_" key "${folder}")
    set(refused "")
    file(GLOB_RECURSE files RELATIVE "${root}" "${root}/${folder}/*.hpp" "${root}/${folder}/*.cpp" "${root}/${folder}/*.h")
    foreach(file IN LISTS files)
        kz_folder_of(owner "${file}")
        if(NOT owner STREQUAL folder)
            continue()
        endif()
        file(STRINGS "${root}/${file}" lines REGEX "^[ \t]*#[ \t]*include")
        foreach(line IN LISTS lines)
            if(line MATCHES "include[ \t]*\"([^\"]+)\"")
                set(path "${CMAKE_MATCH_1}")
                kz_folder_of(target "${path}")
                if(target STREQUAL "" AND NOT path MATCHES "^(generated/|imgui)")
                    string(APPEND refused "${file}: \"${path}\" is not written from the root of the tree\n")
                elseif(NOT target STREQUAL "" AND NOT target STREQUAL folder AND NOT target IN_LIST KZ_EDGES_${key})
                    string(APPEND refused "${file}: ${folder} may not use ${target}\n")
                endif()
            endif()
            if(line MATCHES "include[ \t]*[<\"]([^>\"]+)[>\"]")
                set(path "${CMAKE_MATCH_1}")
                foreach(pair IN LISTS KZ_LIB_HEADERS)
                    string(REGEX MATCH "^([^=]+)=(.+)$" _ "${pair}")
                    set(lib "${CMAKE_MATCH_1}")
                    string(FIND "${path}" "${CMAKE_MATCH_2}" at)
                    if(at EQUAL 0 AND NOT lib IN_LIST KZ_LIBS_${key})
                        string(APPEND refused "${file}: ${folder} may not use <${path}>\n")
                    endif()
                endforeach()
                if(folder MATCHES "^shared/" AND path IN_LIST KZ_IMPURE)
                    string(APPEND refused "${file}: <${path}> has no place in shared/\n")
                endif()
            endif()
        endforeach()
    endforeach()
    set(${out} "${refused}" PARENT_SCOPE)
endfunction()
