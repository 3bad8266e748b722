"""The functions that a query may use, by what they are of. Whatever is not named here cannot be called, so that a newer
database offers nothing that nobody has looked at.

Left out on purpose: what reads files, settings or the catalogue; what knows the clock or draws lots, since the same
query of the same snapshot has one answer; what waits, logs or runs text as a query."""


def _named(words: str) -> frozenset[str]:
    return frozenset(words.split())


_NUMBERS = _named("""
abs acos asin atan atan2 cbrt ceil ceiling cos cot degrees divide even exp factorial fdiv floor fmod gcd greatest
isfinite isinf isnan lcm least ln log log10 log2 mod pi pow power radians round round_even sign sin sqrt tan trunc
""")
_TEXT = _named("""
ascii bar char_length character_length chr concat concat_ws contains ends_with format instr lcase left len length lower
lpad ltrim ord position prefix regexp_escape regexp_extract regexp_extract_all regexp_full_match regexp_matches
regexp_replace regexp_split_to_array replace reverse right rpad rtrim split split_part starts_with str_split
string_split strip_accents strlen strpos substr substring suffix translate trim ucase unicode upper
""")
_DAYS = _named("""
century date_add date_diff date_part date_sub date_trunc datediff datepart datesub datetrunc day dayname dayofmonth
dayofweek dayofyear days_in_month decade epoch hour isodow isoyear last_day make_date make_timestamp minute month
monthname quarter second strftime strptime time_bucket to_days to_hours to_minutes to_months to_quarters to_seconds
to_weeks to_years try_strptime week weekday weekofyear year yearweek
""")
_LISTS = _named("""
array_extract array_slice array_to_string element_at flatten generate_series list_aggregate list_append list_apply
list_avg list_concat list_contains list_count list_distinct list_element list_extract list_filter list_first
list_has_all list_has_any list_last list_max list_median list_min list_mode list_pack list_position list_prepend
list_reduce list_reverse list_reverse_sort list_slice list_sort list_sum list_transform list_unique list_value list_zip
map map_entries map_extract map_from_entries map_keys map_values range row struct_extract struct_insert struct_keys
struct_pack unnest
""")
_CHOICES = _named("if nullif typeof")
_SUMS = _named("""
any_value arg_max arg_min argmax argmin array_agg avg bool_and bool_or corr count count_if count_star countif covar_pop
covar_samp entropy favg first fsum geomean geometric_mean group_concat histogram kurtosis last list listagg mad max
max_by mean median min min_by mode product quantile quantile_cont quantile_disc regr_avgx regr_avgy regr_count
regr_intercept regr_r2 regr_slope regr_sxx regr_sxy regr_syy sem skewness stddev stddev_pop stddev_samp string_agg sum
var_pop var_samp variance wavg weighted_avg
""")
OVER_ROWS = _named("""
cume_dist dense_rank fill first_value lag last_value lead nth_value ntile percent_rank rank rank_dense row_number
""")
_SIGNS = _named("""
+ - * / // % ** ^ || & | ~ << >> ~~ !~~ ~~* !~~* ~~~ ^@ like_escape not_like_escape ilike_escape not_ilike_escape
""")

FUNCTIONS = _NUMBERS | _TEXT | _DAYS | _LISTS | _CHOICES | _SUMS | OVER_ROWS | _SIGNS
# In the place of a table.
TABLE_FUNCTIONS = _named("generate_series range unnest")

_TIME_OF_DAY = _named("""
current_date current_localtime current_localtimestamp current_time current_timestamp get_current_time
get_current_timestamp localtime localtimestamp transaction_timestamp
""")
# What stands without brackets and is a function all the same, of the clock or of the connection.
BARE = _TIME_OF_DAY | _named(
    "current_catalog current_database current_role current_schema current_user session_user user"
)
CLOCK = _TIME_OF_DAY | _named("age ago now today")
CHANCE = _named("gen_random_uuid random reservoir_quantile setseed uuid uuidv4 uuidv7")
