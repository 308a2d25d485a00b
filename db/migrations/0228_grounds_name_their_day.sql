-- owner: areas/boards
-- A ground names number, day and issuer (NĐ 30/2020, Annex I): the two decrees of the staff's conditions lacked their day. In rows, and in what ships them anew.
update board_authorities set grounds = array_replace(array_replace(grounds,
  'Căn cứ Nghị định số 125/2024/NĐ-CP của Chính phủ', 'Căn cứ Nghị định số 125/2024/NĐ-CP ngày 05 tháng 10 năm 2024 của Chính phủ'),
  'Căn cứ Nghị định số 46/2017/NĐ-CP của Chính phủ', 'Căn cứ Nghị định số 46/2017/NĐ-CP ngày 21 tháng 4 năm 2017 của Chính phủ')
where body_id is null;

do $$
begin
  execute replace(replace(pg_get_functiondef('ship_board_rules'::regproc),
    '125/2024/NĐ-CP của Chính phủ', '125/2024/NĐ-CP ngày 05 tháng 10 năm 2024 của Chính phủ'),
    '46/2017/NĐ-CP của Chính phủ', '46/2017/NĐ-CP ngày 21 tháng 4 năm 2017 của Chính phủ');
end $$;
