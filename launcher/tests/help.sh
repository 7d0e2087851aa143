# shellcheck shell=bash
# Help for every command, in both languages, from any folder and through links.

given_no_command_when_called_then_every_command_is_listed() {
  local command
  make_house
  for words in '' --help help -h; do
    # shellcheck disable=SC2086
    huawu $words
    expect_code 0
    for command in up down status doctor test bench demo apply export log figures audit backup restore package sim settle; do
      expect_out "  $command "
    done
  done
}

given_each_command_when_asked_for_help_then_all_its_flags_are_shown() {
  local command flags flag language
  make_house
  for language in C.UTF-8 zh_CN.UTF-8; do
    while read -r command flags; do
      LANG=$language huawu "$command" --help
      expect_code 0
      expect_out "./huawu $command"
      for flag in $flags; do expect_out "--$flag"; done
    done <<'END'
up data host http https cert key sip rtp public-address db sample detach
down data
status data
doctor data
test long seeds seed
bench json peer ceiling soak calls seconds
demo callers agents minutes json
apply plan
export
log
figures
audit
backup recordings
restore data master-key
package
sim
settle
END
  done
}

given_a_second_word_when_asked_for_help_then_its_flags_are_shown() {
  make_house
  huawu log cat --help
  expect_code 0
  expect_out --from
  huawu figures verify --help
  expect_code 0
  expect_out '--month YYYY-MM'
}

given_wrong_words_before_help_when_called_then_help_wins() {
  make_house
  huawu up stray --help
  expect_code 0
  expect_out './huawu up'
}

given_a_chinese_locale_when_called_then_sentences_are_chinese() {
  make_house
  LANG=zh_CN.UTF-8 huawu --help
  expect_out '没有网络'
  LANG=C LC_MESSAGES=zh_TW.UTF-8 huawu down
  expect_out '无需停止'
  LANG=zh_CN.UTF-8 LC_ALL=C huawu down
  expect_out 'nothing to stop'
  LANG=zh_CN.UTF-8 huawu up --htps 1
  expect_code 2
  expect_reason '是否想用 --https'
}

given_a_link_to_the_launcher_when_called_from_elsewhere_then_it_finds_its_house() {
  make_house
  mkdir -p elsewhere/deeper
  ln -s ../house/huawu elsewhere/huawu
  ln -s ../huawu elsewhere/deeper/call-me
  expect_equal 'huawu 7.8.9' "$(cd elsewhere/deeper && ./call-me --version)"
}

given_a_folder_with_blanks_and_chinese_when_called_then_it_works() {
  make_house
  mv house '我的 house'
  expect_equal 'huawu 7.8.9' "$("./我的 house/huawu" --version)"
}
